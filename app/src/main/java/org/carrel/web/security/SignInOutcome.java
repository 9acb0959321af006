package org.carrel.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carrel.web.LocalPath;
import org.carrel.web.SignInWay;
import org.carrel.web.StepUp;
import org.carrel.web.TooManyAttempts;
import org.carrel.web.Viewer;
import org.carrel.web.error.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;

/// Where a reader goes after signing in or out.
@Component
class SignInOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler, LogoutSuccessHandler {

    private static final String SIGN_OUT_AT = SignInOutcome.class.getName() + ".signOutAt";

    private final List<SignInWay> ways;

    SignInOutcome(ObjectProvider<SignInWay> ways) {
        this.ways = ways.orderedStream().toList();
    }

    /// Before the session ends: where else to sign out.
    void remember(HttpServletRequest request) {
        ways.stream()
                .flatMap(way -> way.signOutAt(request).stream())
                .findFirst()
                .ifPresent(address -> request.setAttribute(SIGN_OUT_AT, address));
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        Optional<Viewer> viewer =
                authentication.getPrincipal() instanceof Viewer somebody ? Optional.of(somebody) : Optional.empty();
        seeOther(response, StepUp.afterSignIn(viewer, then(request)));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        switch (exception) {
            case TooManyAttempts tooMany -> tooMany(request, response, tooMany.remaining());
            case CredentialsExpiredException expired -> seeOther(response, "/sign-in?renew");
            case BadCredentialsException wrong -> {
                String then = then(request);
                String back = then.equals("/") ? "" : "&then=" + URLEncoder.encode(then, StandardCharsets.UTF_8);
                seeOther(response, "/sign-in?refused" + back);
            }
            // Anything else is our failure, not a wrong password, and must not read like one.
            default -> throw exception;
        }
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        Object elsewhere = request.getAttribute(SIGN_OUT_AT);
        seeOther(response, elsewhere instanceof String address ? address : "/?signed-out");
    }

    private static void tooMany(HttpServletRequest request, HttpServletResponse response, Duration remaining)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(remaining.toSeconds() + 1));
        Refusal.send(request, response, HttpStatus.TOO_MANY_REQUESTS, "attempts", remaining.toMinutes() + 1);
    }

    private static String then(HttpServletRequest request) {
        return LocalPath.orHome(request.getParameter("then"));
    }

    private static void seeOther(HttpServletResponse response, String path) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, path);
    }
}
