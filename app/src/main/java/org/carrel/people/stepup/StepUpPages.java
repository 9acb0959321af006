package org.carrel.people.stepup;

import java.util.List;
import java.util.Map;
import org.carrel.people.SignedIn;
import org.carrel.web.AccessRule;
import org.carrel.web.Audience;
import org.carrel.web.For;
import org.carrel.web.HomePanel;
import org.carrel.web.ModulePages;
import org.carrel.web.Part;
import org.carrel.web.StepUp;
import org.carrel.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
@For({})
class StepUpPages implements ModulePages, HomePanel {

    @Override
    public List<AccessRule> access() {
        return List.of(
                AccessRule.of(StepUp.PAGE, Audience.signedIn()),
                AccessRule.of("/step-up/passkey", Audience.signedIn()),
                AccessRule.of("/account/second-factor", Audience.signedIn()),
                AccessRule.of("/account/second-factor/**", Audience.signedIn()));
    }

    /// Before the work that it opens.
    @Override
    public int order() {
        return 50;
    }

    @Override
    public Audience audience() {
        return Audience.having(SignedIn.AWAITING);
    }

    @Override
    public Part view(@Nullable Viewer viewer) {
        return new Part("people/stepup/panel", Map.of());
    }
}
