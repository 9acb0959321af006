package org.carrel.sentinel.securing.connector;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.carrel.web.LibraryProfile;
import org.springframework.context.support.ResourceBundleMessageSource;

/// Accounts to secure, and the words for it, for the tests of connectors.
final class Targets {

    static final String TOKEN = "u1-5f3c9a77";
    static final String CODE = "the-one-time-code";

    private Targets() {}

    static Target of(String username) {
        return new Target(
                7, 42, TOKEN, username, username + "@example.org", EnumSet.noneOf(StepKind.class), () -> CODE);
    }

    static Target of(String username, StepKind... done) {
        return new Target(7, 42, TOKEN, username, username + "@example.org", EnumSet.copyOf(List.of(done)), () -> CODE);
    }

    static Wording wording() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/sentinel");
        messages.setDefaultEncoding("UTF-8");
        messages.setAlwaysUseMessageFormat(true);
        return new Wording(
                messages,
                new LibraryProfile("Wrensfield University Library", "help@example.org", ZoneId.of("Europe/London")),
                "https://carrel.example.org");
    }
}
