package org.carrel.people.university;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.carrel.people.AccountId;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.web.StepUp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/// The service says that somebody signed out there: their session here ends too. Its token was checked before.
class EndedElsewhere implements LogoutHandler {

    static final String SID = StepUp.OF_SIGN_IN + "sid";

    private static final Logger LOG = LoggerFactory.getLogger(EndedElsewhere.class);
    private static final Purpose SIGN_IN = new Purpose("sign_in");

    private final ExternalRepository external;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final Purposes purposes;

    EndedElsewhere(
            ExternalRepository external,
            FindByIndexNameSessionRepository<? extends Session> sessions,
            Purposes purposes) {
        this.external = external;
        this.sessions = sessions;
        this.purposes = purposes;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        response.setHeader("Cache-Control", "no-store");
        if (authentication != null && authentication.getPrincipal() instanceof OidcLogoutToken token) {
            String issuer = token.getIssuer().toString();
            @Nullable String subject = token.getSubject();
            @Nullable String sid = token.getSessionId();
            Set<AccountId> accounts = purposes.in(SIGN_IN, () -> external.accounts(issuer, subject, sid));
            accounts.forEach(account -> end(account, sid));
        }
    }

    /// @param sid null for every session that began over there
    private void end(AccountId account, @Nullable String sid) {
        sessions.findByPrincipalName(account.value().toString()).forEach((id, session) -> {
            boolean meant = sid == null
                    ? session.getAttribute(UniversitySignIn.ID_TOKEN) != null
                    : sid.equals(session.getAttribute(SID));
            if (meant) {
                sessions.deleteById(id);
                LOG.info("A session of account {} ended with the one at the sign-in service", account.value());
            }
        });
    }
}
