package org.carrel.people.setup;

import org.carrel.people.People;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Invites to make the first account, on standard output: the code is a secret and has no place in a log.
@Component
@ConditionalOnProperty(name = "carrel.setup.offered", matchIfMissing = true)
class SetupInvitation {

    private final Setup setup;
    private final People people;
    private final Environment environment;

    SetupInvitation(Setup setup, People people, Environment environment) {
        this.setup = setup;
        this.people = people;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void invite() {
        if (people.hasAccounts()) {
            return;
        }
        String fallback = "http://127.0.0.1:" + environment.getProperty("local.server.port", "8080");
        String address = environment.getProperty("carrel.web.address", fallback);
        System.out.printf(
                "%nNobody can sign in yet. Within %d minutes, open this address to create the first account:%n  %s/setup?code=%s%n"
                        + "After that, start Carrel again for a new one.%n%n",
                Setup.VALID.toMinutes(), address, setup.offer());
    }
}
