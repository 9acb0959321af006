package org.carrel.people.desk;

import java.util.List;
import org.carrel.people.StaffRole;
import org.carrel.web.AccessRule;
import org.carrel.web.Audience;
import org.carrel.web.ModulePages;
import org.carrel.web.NavigationEntry;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

@Component
class DeskPages implements ModulePages {

    private static final Audience DESK = Audience.having(StaffRole.DESK.authority(), StaffRole.LIBRARIAN.authority());
    private static final Audience ARRANGING = Audience.having(
            StaffRole.DESK.authority(), StaffRole.LIBRARIAN.authority(), StaffRole.SPACE_MANAGER.authority());
    private static final Audience TRAINING =
            Audience.having(StaffRole.LIBRARIAN.authority(), StaffRole.SYSTEMS_LIBRARIAN.authority());

    @Override
    public List<NavigationEntry> navigation() {
        return List.of(
                new NavigationEntry(150, "navigation.people", "/people", DESK),
                new NavigationEntry(910, "navigation.training", "/staff/training", TRAINING));
    }

    @Override
    public List<AccessRule> access() {
        return List.of(
                AccessRule.of("/people", DESK),
                AccessRule.of("/people/{id}", DESK),
                AccessRule.of("/people/{id}/**", DESK),
                AccessRule.of("/people/{id}/needs", ARRANGING),
                AccessRule.of("/people/{id}/needs/**", ARRANGING),
                AccessRule.of("/staff/training", TRAINING),
                AccessRule.of("/staff/training/**", TRAINING),
                AccessRule.of("/account/cards/{card}/loss", Audience.signedIn()),
                AccessRule.of(HttpMethod.POST, "/account/needs/{need}/end", Audience.signedIn()),
                AccessRule.of(HttpMethod.POST, "/account/sessions/others/end", Audience.signedIn()));
    }
}
