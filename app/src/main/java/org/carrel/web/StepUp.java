package org.carrel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A second proof beside the password, and what a session remembers of it: when it was shown.
public final class StepUp {

    /// Where it is asked for.
    public static final String PAGE = "/step-up";

    /// What a session keeps for one sign-in begins so; it goes with the next.
    public static final String OF_SIGN_IN = "signIn.";

    private static final String SHOWN_AT = OF_SIGN_IN + "steppedUpAt";

    private StepUp() {}

    /// Null where it was not shown in this session.
    public static @Nullable Instant shownAt(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(SHOWN_AT) instanceof Instant at ? at : null;
    }

    /// From now on the session counts for more, so it gets another number.
    public static void shown(HttpServletRequest request, Instant at) {
        request.getSession().setAttribute(SHOWN_AT, at);
        request.changeSessionId();
    }

    /// The address that asks for it and then leads to `then`.
    public static String before(@Nullable String then) {
        String back = LocalPath.orHome(then);
        return back.equals("/") ? PAGE : PAGE + "?then=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }

    /// Where somebody goes who has just signed in.
    public static String afterSignIn(Optional<? extends Viewer> viewer, String then) {
        return viewer.filter(somebody -> !somebody.awaited().isEmpty()).isPresent() ? before(then) : then;
    }
}
