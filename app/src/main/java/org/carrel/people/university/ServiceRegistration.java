package org.carrel.people.university;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/// What the service says of itself, asked when it is first needed: the library opens also while the service is away.
class ServiceRegistration implements ClientRegistrationRepository {

    static final String ID = "university";

    private static final Logger LOG = LoggerFactory.getLogger(ServiceRegistration.class);

    private final OidcSettings settings;
    private volatile @Nullable ClientRegistration known;

    ServiceRegistration(OidcSettings settings) {
        this.settings = settings;
    }

    /// The service did not say who it is.
    static final class Away extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Away(Throwable cause) {
            super("The sign-in service does not answer", cause);
        }
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return id.equals(ID) ? registration() : null;
    }

    /// @throws Away when it has not answered yet
    ClientRegistration registration() {
        ClientRegistration registration = known;
        if (registration == null) {
            registration = discover();
            known = registration;
        }
        return registration;
    }

    /// Where somebody signs out over there; empty where the service has no such place, has it on
    /// another origin than its issuer, which the page does not name, or has not answered yet.
    Optional<String> endSession() {
        ClientRegistration registration = known;
        return registration != null
                        && registration
                                        .getProviderDetails()
                                        .getConfigurationMetadata()
                                        .get("end_session_endpoint")
                                instanceof String address
                        && address.startsWith(origin() + "/")
                ? Optional.of(address)
                : Optional.empty();
    }

    /// As browsers spell it.
    String origin() {
        URI issuer = URI.create(settings.issuer());
        return issuer.getScheme() + "://" + issuer.getRawAuthority();
    }

    private ClientRegistration discover() {
        try {
            ClientRegistration.Builder builder = ClientRegistrations.fromIssuerLocation(settings.issuer())
                    .registrationId(ID)
                    .clientId(settings.clientId())
                    .redirectUri("{baseUrl}/sign-in/university/return")
                    .scope(settings.scopes());
            return settings.clientSecret().isEmpty()
                    ? builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                            .build()
                    : builder.clientSecret(settings.clientSecret()).build();
        } catch (RuntimeException e) {
            LOG.warn("The university's sign-in service at {} does not describe itself: {}", origin(), e.toString());
            throw new Away(e);
        }
    }
}
