package org.carrel.people.need;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.people.AccountPart;
import org.carrel.people.SignedIn;
import org.carrel.web.For;
import org.carrel.web.Part;
import org.springframework.stereotype.Component;

/// What is arranged for somebody, as they see it.
@Component
@For("show_own_data")
class OwnNeeds implements AccountPart {

    private static final int ORDER = 400;

    private final AccessNeeds needs;

    OwnNeeds(AccessNeeds needs) {
        this.needs = needs;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<Part> view(SignedIn me) {
        List<AccessNeed> own = me.personId() == null ? List.of() : needs.own(me);
        return own.isEmpty() ? Optional.empty() : Optional.of(new Part("people/need/own", Map.of("needs", own)));
    }
}
