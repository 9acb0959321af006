package org.carrel.people.university;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/// Sends somebody to the service from `/sign-in/university`; with `?again` so that it asks for a second proof, also
/// whoever is signed in there.
class Leaving implements OAuth2AuthorizationRequestResolver {

    private static final PathPatternRequestMatcher HERE =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/sign-in/university");

    private final OAuth2AuthorizationRequestResolver plain;
    private final OAuth2AuthorizationRequestResolver again;

    Leaving(ServiceRegistration service, OidcSettings settings) {
        Consumer<OAuth2AuthorizationRequest.Builder> pkce = OAuth2AuthorizationRequestCustomizers.withPkce();
        this.plain = resolver(service, pkce);
        this.again =
                resolver(service, pkce.andThen(asked -> asked.additionalParameters(more -> askAgain(more, settings))));
    }

    private static void askAgain(Map<String, Object> parameters, OidcSettings settings) {
        parameters.put("max_age", "0");
        if (!settings.stepUp().acr().isEmpty()) {
            parameters.put("acr_values", String.join(" ", settings.stepUp().acr()));
        }
    }

    private static OAuth2AuthorizationRequestResolver resolver(
            ServiceRegistration service, Consumer<OAuth2AuthorizationRequest.Builder> customizer) {
        DefaultOAuth2AuthorizationRequestResolver resolver =
                new DefaultOAuth2AuthorizationRequestResolver(service, "/sign-in");
        resolver.setAuthorizationRequestCustomizer(customizer);
        return resolver;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return HERE.matches(request) ? resolve(request, ServiceRegistration.ID) : null;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return (request.getParameter("again") == null ? plain : again).resolve(request, registration);
    }
}
