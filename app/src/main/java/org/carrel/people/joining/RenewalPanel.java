package org.carrel.people.joining;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.carrel.people.UserGroup;
import org.carrel.privacy.DataSubject;
import org.carrel.web.Audience;
import org.carrel.web.For;
import org.carrel.web.HomePanel;
import org.carrel.web.Part;
import org.carrel.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says on the home page that somebody's time ends soon, with the button to ask for more.
@For("ask_renewal")
@Component
class RenewalPanel implements HomePanel {

    private static final int PLACE = 790;

    private final Renewals renewals;

    RenewalPanel(Renewals renewals) {
        this.renewals = renewals;
    }

    @Override
    public int order() {
        return PLACE;
    }

    @Override
    public Audience audience() {
        return Audience.having(
                Arrays.stream(UserGroup.values()).map(UserGroup::authority).toArray(String[]::new));
    }

    @Override
    public Part view(@Nullable Viewer viewer) {
        Optional<RenewalRepository.Ending> ending =
                viewer instanceof DataSubject me ? renewals.of(me.subjectOfData()) : Optional.empty();
        return new Part("people/joining/renewal-panel", Map.of("ending", ending));
    }
}
