package org.carrel.people.university;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/// Comes back from the service: with somebody it vouches for, or with a reason why not.
class ReturnFromService implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ReturnFromService.class);

    private final OidcSettings settings;
    private final Clock clock;

    ReturnFromService(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// Whose account that is here, the next page finds out: it may have to make one.
    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        OidcUser user = (OidcUser) Objects.requireNonNull(authentication.getPrincipal());
        arrival(user, AskedInSession.then(request)).keep(request.getSession());
        seeOther(response, "/sign-in/arrived");
    }

    private Arrival arrival(OidcUser user, String then) {
        ClaimReader said = new ClaimReader(user.getClaims());
        String username = said.text(settings.claims().username()).orElse("");
        return new Arrival(
                Objects.requireNonNull(user.getIdToken().getIssuer()).toString(),
                Objects.requireNonNull(user.getSubject()),
                username,
                said.text(settings.claims().name()).orElse(username),
                said.text(settings.claims().email()).orElse(null),
                said.groups(settings.groups()),
                said.text("sid").orElse(null),
                user.getIdToken().getTokenValue(),
                steppedUpAt(new ClaimReader(user.getIdToken().getClaims()), user.getAuthenticatedAt()),
                then);
    }

    /// Only what the service signed counts, which is the ID token.
    private @Nullable Instant steppedUpAt(ClaimReader signed, @Nullable Instant authenticatedAt) {
        boolean shown =
                signed.text("acr").filter(settings.stepUp().acr()::contains).isPresent()
                        || signed.texts("amr").stream()
                                .anyMatch(settings.stepUp().amr()::contains);
        Instant now = clock.instant();
        return shown ? Optional.ofNullable(authenticatedAt).filter(now::isAfter).orElse(now) : null;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception) {
        String code = switch (exception) {
            case OAuth2AuthenticationException told -> told.getError().getErrorCode();
            case AuthenticationException e
            when e.getCause() instanceof ServiceRegistration.Away -> "temporarily_unavailable";
            default -> exception.getClass().getSimpleName();
        };
        LOG.warn("Signing in with the university's account failed: {}", code.replaceAll("[^A-Za-z0-9_.-]", "?"));
        String then = AskedInSession.then(request);
        String back = then.equals("/") ? "" : "&then=" + URLEncoder.encode(then, StandardCharsets.UTF_8);
        seeOther(response, "/sign-in?university=" + failure(code) + back);
    }

    /// A message key under `signIn.university.`
    private static String failure(String code) {
        return switch (code) {
            case "access_denied", "login_required", "interaction_required", "consent_required" -> "cancelled";
            case "authorization_request_not_found" -> "expired";
            case "temporarily_unavailable", "server_error" -> "away";
            default -> "failed";
        };
    }

    private static void seeOther(HttpServletResponse response, String path) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, path);
    }
}
