package org.carrel.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.carrel.web.SignInMemory;
import org.carrel.web.StepUp;
import org.carrel.web.Viewer;
import org.carrel.web.Viewers;
import org.carrel.web.WebSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/// Remembers in the session only whose it is and since when; who that is now, and what they may do, is looked up afresh
/// for each request.
@Component
class SessionContexts implements SecurityContextRepository {

    // Under this name the session store keeps it in a column of its own, so that all sessions of one account are found.
    static final String SUBJECT = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;
    static final String SIGNED_IN_AT = SignInMemory.AT;

    private final Viewers viewers;
    private final WebSettings settings;
    private final Clock clock;

    SessionContexts(Viewers viewers, WebSettings settings, Clock clock) {
        this.viewers = viewers;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("deprecation") // the interface still asks for it; the filters use the deferred form
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(SUBJECT) != null;
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        Authentication authentication = context.getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Viewer viewer) {
            HttpSession session = request.getSession();
            forgetSignIn(session);
            session.setAttribute(SUBJECT, viewer.subject());
            session.setAttribute(SIGNED_IN_AT, clock.instant());
            session.setAttribute(SignInMemory.DEVICE, SignInMemory.device(request.getHeader(HttpHeaders.USER_AGENT)));
        } else if (containsContext(request)) {
            forgetSignIn(request.getSession());
            request.getSession().removeAttribute(SUBJECT);
        }
    }

    /// What the one before showed does not count for the next.
    private static void forgetSignIn(HttpSession session) {
        Collections.list(session.getAttributeNames()).stream()
                .filter(name -> name.startsWith(StepUp.OF_SIGN_IN))
                .forEach(session::removeAttribute);
    }

    private SecurityContext load(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(SUBJECT) instanceof String subject)) {
            return new SecurityContextImpl();
        }
        Optional<? extends Viewer> viewer =
                isOver(session) ? Optional.empty() : viewers.find(subject, StepUp.shownAt(request));
        if (viewer.isEmpty()) {
            session.invalidate();
            return new SecurityContextImpl();
        }
        return new SecurityContextImpl(authentication(viewer.get()));
    }

    private boolean isOver(HttpSession session) {
        @Nullable Object since = session.getAttribute(SIGNED_IN_AT);
        return !(since instanceof Instant at)
                || at.plus(settings.longestSession()).isBefore(clock.instant());
    }

    private static Authentication authentication(Viewer viewer) {
        return UsernamePasswordAuthenticationToken.authenticated(
                viewer, null, AuthorityUtils.createAuthorityList(viewer.authorities()));
    }
}
