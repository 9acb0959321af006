package org.carrel.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.carrel.web.LocalPath;
import org.carrel.web.StepUp;
import org.carrel.web.error.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;

/// What happens to a request that the filter chain turns away.
final class Refusals {

    private Refusals() {}

    /// Nobody is signed in: to the sign-in page and from there back, unless the address does not exist for anyone.
    static void signInNeeded(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        if (sentClosed(request, response)) {
            return;
        }
        sendTo(Refusals::signInPage, request, response);
    }

    private static void sendTo(
            Function<@Nullable String, String> page, HttpServletRequest request, HttpServletResponse response) {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", page.apply(pathOf(request.getHeader("HX-Current-URL"))));
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            boolean comeBack = HttpMethod.GET.matches(request.getMethod());
            String query = request.getQueryString();
            String here = request.getRequestURI() + (query == null ? "" : "?" + query);
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, page.apply(comeBack ? here : null));
        }
    }

    /// A program showed no token, or none that is valid.
    static void tokenNeeded(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        Refusal.send(request, response, HttpStatus.UNAUTHORIZED, "token");
    }

    /// Somebody is signed in, or the form's token is missing or wrong.
    static void forbidden(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException {
        if (sentClosed(request, response)) {
            return;
        }
        if (exception instanceof CsrfException) {
            Refusal.send(request, response, HttpStatus.FORBIDDEN, "form");
        } else if (Doors.wantStepUp(request)) {
            sendTo(StepUp::before, request, response);
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    private static boolean sentClosed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpStatus closed = Doors.closed(request);
        if (closed == null) {
            return false;
        }
        response.sendError(closed.value());
        return true;
    }

    private static String signInPage(@Nullable String then) {
        String back = LocalPath.orHome(then);
        return back.equals("/") ? "/sign-in" : "/sign-in?then=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }

    private static @Nullable String pathOf(@Nullable String url) {
        try {
            return url == null ? null : new URI(url).getRawPath();
        } catch (java.net.URISyntaxException notAnAddress) {
            return null;
        }
    }
}
