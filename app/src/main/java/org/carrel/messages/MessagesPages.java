package org.carrel.messages;

import java.util.List;
import org.carrel.people.StaffRole;
import org.carrel.web.AccessRule;
import org.carrel.web.Audience;
import org.carrel.web.ModulePages;
import org.carrel.web.NavigationEntry;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

@Component
class MessagesPages implements ModulePages {

    private static final Audience DESK = Audience.having(StaffRole.DESK.authority(), StaffRole.LIBRARIAN.authority());

    @Override
    public List<NavigationEntry> navigation() {
        return List.of(
                new NavigationEntry(70, "navigation.messages", "/my-messages", Audience.signedIn()),
                new NavigationEntry(560, "navigation.unreachable", "/unreachable", DESK));
    }

    @Override
    public List<AccessRule> access() {
        return List.of(
                AccessRule.of(HttpMethod.GET, "/my-messages", Audience.signedIn()),
                AccessRule.of("/my-messages/choices", Audience.signedIn()),
                AccessRule.of(HttpMethod.GET, "/unreachable", DESK),
                AccessRule.of(HttpMethod.GET, "/unreachable/{person}", DESK),
                AccessRule.of(HttpMethod.POST, "/unreachable/{person}/printed", DESK));
    }
}
