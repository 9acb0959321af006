package org.carrel.people.session;

import java.util.Map;
import java.util.Optional;
import org.carrel.people.AccountPart;
import org.carrel.people.SignedIn;
import org.carrel.web.For;
import org.carrel.web.Part;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;

@Component
@For("sign_in")
class SessionsPart implements AccountPart {

    private static final int ORDER = 900;

    private final OwnSessions sessions;

    SessionsPart(OwnSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<Part> view(SignedIn me) {
        String current = RequestContextHolder.currentRequestAttributes().getSessionId();
        return Optional.of(new Part("people/session/own", Map.of("sessions", sessions.of(me.accountId(), current))));
    }
}
