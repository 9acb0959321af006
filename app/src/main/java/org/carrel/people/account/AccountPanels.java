package org.carrel.people.account;

import java.util.Arrays;
import java.util.Map;
import org.carrel.people.SignedIn;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.web.Audience;
import org.carrel.web.For;
import org.carrel.web.HomePanel;
import org.carrel.web.Part;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the home page says to a visitor, to a library user and to staff.
@Configuration(proxyBeanMethods = false)
class AccountPanels {

    private record Panel(int order, Audience audience, String template) implements HomePanel {

        @Override
        public Part view(org.carrel.web.@Nullable Viewer viewer) {
            return new Part(
                    template,
                    viewer instanceof SignedIn signedIn ? Map.of("account", AccountView.of(signedIn)) : Map.of());
        }
    }

    @Bean
    @For({})
    HomePanel visitorPanel() {
        return new Panel(100, Audience.signedOut(), "people/account/visitor-panel");
    }

    @Bean
    @For({})
    HomePanel staffPanel() {
        String[] staff =
                Arrays.stream(StaffRole.values()).map(StaffRole::authority).toArray(String[]::new);
        return new Panel(900, Audience.having(staff), "people/account/staff-panel");
    }

    @Bean
    @For({})
    HomePanel readerPanel() {
        String[] readers =
                Arrays.stream(UserGroup.values()).map(UserGroup::authority).toArray(String[]::new);
        return new Panel(800, Audience.having(readers), "people/account/reader-panel");
    }
}
