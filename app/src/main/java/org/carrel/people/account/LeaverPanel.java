package org.carrel.people.account;

import java.util.Map;
import java.util.Optional;
import org.carrel.people.SignedIn;
import org.carrel.web.Audience;
import org.carrel.web.For;
import org.carrel.web.HomePanel;
import org.carrel.web.Part;
import org.carrel.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says on the home page to whoever belongs to no group (any more) what holds for them.
@For("show_own_data")
@Component
class LeaverPanel implements HomePanel {

    private static final int PLACE = 800;

    private final RightsPart rights;

    LeaverPanel(RightsPart rights) {
        this.rights = rights;
    }

    @Override
    public int order() {
        return PLACE;
    }

    @Override
    public Audience audience() {
        return Audience.signedIn();
    }

    @Override
    public Part view(@Nullable Viewer viewer) {
        Optional<RightsPart.OwnRights> own = viewer instanceof SignedIn me
                        && me.personId() != null
                        && me.groups().isEmpty()
                        && !me.isStaff()
                ? Optional.of(rights.rights(me))
                : Optional.empty();
        return new Part("people/account/leaver-panel", Map.of("rights", own));
    }
}
