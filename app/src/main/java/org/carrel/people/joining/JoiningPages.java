package org.carrel.people.joining;

import java.util.List;
import org.carrel.people.StaffRole;
import org.carrel.web.AccessRule;
import org.carrel.web.Audience;
import org.carrel.web.ModulePages;
import org.carrel.web.NavigationEntry;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

@Component
class JoiningPages implements ModulePages {

    private static final int PLACE = 320;
    private static final Audience DESK = Audience.having(StaffRole.DESK.authority(), StaffRole.LIBRARIAN.authority());

    @Override
    public List<NavigationEntry> navigation() {
        return List.of(new NavigationEntry(PLACE, "navigation.applications", "/people/applications", DESK));
    }

    @Override
    public List<AccessRule> access() {
        return List.of(
                AccessRule.of("/join", Audience.everyone()),
                AccessRule.of("/join/*", Audience.everyone()),
                AccessRule.of("/people/institutions", Audience.having(StaffRole.LIBRARIAN.authority())),
                AccessRule.of("/people/institutions/**", Audience.having(StaffRole.LIBRARIAN.authority())),
                AccessRule.of(HttpMethod.POST, "/account/renewal", Audience.signedIn()),
                AccessRule.of("/people/applications", DESK),
                AccessRule.of("/people/applications/**", DESK));
    }
}
