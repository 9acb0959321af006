package org.carrel.people.session;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.carrel.people.AccountId;
import org.carrel.web.SignInMemory;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;

/// Where somebody is signed in now.
@Service
public class OwnSessions {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    OwnSessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /// @param browser a message key under `session.browser.`
    /// @param system  a message key under `session.system.`
    /// @param current whether it is the one that asks
    public record OwnSession(String browser, String system, Instant since, Instant lastSeen, boolean current) {}

    /// The one that asks first, then by when it was used.
    public List<OwnSession> of(AccountId account, String current) {
        return sessions.findByPrincipalName(account.value().toString()).values().stream()
                .filter(session -> !session.isExpired())
                .map(session -> shown(session, current))
                .sorted(Comparator.comparing((OwnSession one) -> !one.current())
                        .thenComparing(OwnSession::lastSeen, Comparator.reverseOrder()))
                .toList();
    }

    private static OwnSession shown(Session session, String current) {
        Object device = session.getAttribute(SignInMemory.DEVICE);
        String[] words = device instanceof String text && text.matches("[a-z]+ [a-z]+")
                ? text.split(" ")
                : new String[] {"other", "other"};
        Object at = session.getAttribute(SignInMemory.AT);
        return new OwnSession(
                words[0],
                words[1],
                at instanceof Instant since ? since : session.getCreationTime(),
                session.getLastAccessedTime(),
                session.getId().equals(current));
    }

    /// Ends all but the one that asks.
    public void endOthers(AccountId account, String current) {
        sessions.findByPrincipalName(account.value().toString()).keySet().stream()
                .filter(id -> !id.equals(current))
                .forEach(sessions::deleteById);
    }
}
