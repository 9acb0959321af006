package org.carrel.people.university;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.carrel.web.LocalPath;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/// What this browser was sent to the service with, kept in its session as plain texts: a session holds no objects of
/// libraries. A second attempt takes the place of the first.
class AskedInSession implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String ATTRIBUTE = "university.asked";
    private static final String THEN = "then";

    private final ServiceRegistration service;

    AskedInSession(ServiceRegistration service) {
        this.service = service;
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        if (asked == null) {
            return;
        }
        Map<String, String> texts = new HashMap<>();
        texts.put(OAuth2ParameterNames.STATE, asked.getState());
        texts.put(OAuth2ParameterNames.REDIRECT_URI, asked.getRedirectUri());
        texts.put(OidcParameterNames.NONCE, asked.getAttribute(OidcParameterNames.NONCE));
        texts.put(PkceParameterNames.CODE_VERIFIER, asked.getAttribute(PkceParameterNames.CODE_VERIFIER));
        texts.put(THEN, LocalPath.orHome(request.getParameter(THEN)));
        request.getSession().setAttribute(ATTRIBUTE, texts);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        Map<?, ?> texts = texts(request);
        String state = request.getParameter(OAuth2ParameterNames.STATE);
        if (state == null || !state.equals(texts.get(OAuth2ParameterNames.STATE))) {
            return null;
        }
        ClientRegistration registration = service.registration();
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId())
                .redirectUri(String.valueOf(texts.get(OAuth2ParameterNames.REDIRECT_URI)))
                .scopes(registration.getScopes())
                .state(state)
                .attributes(attributes -> {
                    attributes.put(OAuth2ParameterNames.REGISTRATION_ID, registration.getRegistrationId());
                    attributes.put(OidcParameterNames.NONCE, String.valueOf(texts.get(OidcParameterNames.NONCE)));
                    attributes.put(
                            PkceParameterNames.CODE_VERIFIER,
                            String.valueOf(texts.get(PkceParameterNames.CODE_VERIFIER)));
                })
                .build();
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest asked = loadAuthorizationRequest(request);
        if (asked != null) {
            request.setAttribute(ATTRIBUTE, texts(request).get(THEN));
            request.getSession().removeAttribute(ATTRIBUTE);
        }
        return asked;
    }

    /// Where somebody wanted to go who is coming back just now, or could not even leave.
    static String then(HttpServletRequest request) {
        Object then = request.getAttribute(ATTRIBUTE);
        return LocalPath.orHome(then instanceof String path ? path : request.getParameter(THEN));
    }

    private static Map<?, ?> texts(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof Map<?, ?> texts ? texts : Map.of();
    }
}
