package org.carrel.people;

import java.util.List;
import org.carrel.web.AccessRule;
import org.carrel.web.Audience;
import org.carrel.web.ModulePages;
import org.carrel.web.NavigationEntry;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

@Component
class PeoplePages implements ModulePages {

    private static final Audience SYSTEMS_LIBRARIANS = Audience.having(StaffRole.SYSTEMS_LIBRARIAN.authority());

    @Override
    public List<NavigationEntry> navigation() {
        return List.of(
                new NavigationEntry(880, "navigation.feeds", "/people/feeds", SYSTEMS_LIBRARIANS),
                new NavigationEntry(900, "navigation.staff", "/staff", SYSTEMS_LIBRARIANS));
    }

    @Override
    public List<AccessRule> access() {
        return List.of(
                AccessRule.of("/sign-in", Audience.everyone()),
                AccessRule.of("/setup", Audience.everyone()),
                AccessRule.of("/password", Audience.everyone()),
                AccessRule.of("/staff", SYSTEMS_LIBRARIANS),
                AccessRule.of("/staff/**", SYSTEMS_LIBRARIANS),
                AccessRule.of(HttpMethod.GET, "/account", Audience.signedIn()),
                AccessRule.of("/account/contact", Audience.signedIn()),
                AccessRule.of(HttpMethod.POST, "/account/sessions/end", Audience.signedIn()),
                // Feeds
                AccessRule.of("/people/feeds", SYSTEMS_LIBRARIANS),
                AccessRule.of("/people/feeds/**", SYSTEMS_LIBRARIANS),
                AccessRule.of(HttpMethod.POST, "/api/v1/feeds/{source}/deliveries", Audience.having("SEND_FEEDS")));
    }
}
