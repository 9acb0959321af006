package org.carrel.people.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.people.AccountPart;
import org.carrel.people.SignedIn;
import org.carrel.web.For;
import org.carrel.web.Part;
import org.springframework.stereotype.Component;

/// What a member of staff has learnt, as they see it.
@Component
@For("show_own_data")
class OwnTraining implements AccountPart {

    private static final int ORDER = 500;

    private final StaffTrainings trainings;

    OwnTraining(StaffTrainings trainings) {
        this.trainings = trainings;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<Part> view(SignedIn me) {
        List<StaffTraining> own = me.isStaff() ? trainings.own(me) : List.of();
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part("people/training/own", Map.of("trainings", own, "today", trainings.today())));
    }
}
