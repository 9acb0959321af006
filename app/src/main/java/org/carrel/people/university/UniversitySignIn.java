package org.carrel.people.university;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.carrel.web.SignInWay;
import org.carrel.web.StepUp;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/// The authorization code flow with PKCE, state and nonce, as Spring Security does it, on this site's addresses:
/// `/sign-in/university` leads to the service, `/sign-in/university/return` comes back,
/// `/logout/connect/back-channel/university` is told of sign-outs.
class UniversitySignIn implements SignInWay {

    static final String ID_TOKEN = StepUp.OF_SIGN_IN + "idToken";

    private static final NothingKept NOTHING_KEPT = new NothingKept();

    private final ServiceRegistration service;
    private final OidcSettings settings;
    private final ReturnFromService returns;
    private final EndedElsewhere endedElsewhere;

    UniversitySignIn(
            ServiceRegistration service,
            OidcSettings settings,
            ReturnFromService returns,
            EndedElsewhere endedElsewhere) {
        this.service = service;
        this.settings = settings;
        this.returns = returns;
        this.endedElsewhere = endedElsewhere;
    }

    @Override
    public void join(HttpSecurity readers) throws Exception {
        readers.oauth2Login(login -> login.clientRegistrationRepository(service)
                .authorizedClientRepository(NOTHING_KEPT)
                .oidcSessionRegistry(NOTHING_KEPT)
                .loginPage("/sign-in")
                .authorizationEndpoint(there -> there.authorizationRequestResolver(new Leaving(service, settings))
                        .authorizationRequestRepository(new AskedInSession(service)))
                .redirectionEndpoint(back -> back.baseUri("/sign-in/university/return"))
                .successHandler(returns)
                .failureHandler(returns)
                .addObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <T extends OAuth2AuthorizationRequestRedirectFilter> T postProcess(T leaving) {
                        leaving.setAuthenticationFailureHandler(returns);
                        return leaving;
                    }
                }));
        readers.oidcLogout(logout -> logout.clientRegistrationRepository(service)
                .oidcSessionRegistry(NOTHING_KEPT)
                .backChannel(told -> told.logoutHandler(endedElsewhere)));
    }

    @Override
    public String origin() {
        return service.origin();
    }

    @Override
    public Optional<String> signOutAt(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ID_TOKEN) instanceof String idToken)) {
            return Optional.empty();
        }
        String back = ServletUriComponentsBuilder.fromContextPath(request).toUriString() + "/?signed-out";
        return service.endSession()
                .map(address -> UriComponentsBuilder.fromUriString(address)
                        .queryParam("id_token_hint", idToken)
                        .queryParam("client_id", encoded(settings.clientId()))
                        .queryParam("post_logout_redirect_uri", encoded(back))
                        .build(true)
                        .toUriString());
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
