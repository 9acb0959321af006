package org.carrel.people.scim;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.carrel.people.AccountId;
import org.carrel.web.ApiCaller;
import org.carrel.web.ApiTokens;
import org.carrel.web.For;
import org.carrel.web.SecretCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The bearer tokens of identity services, one for a source, kept as hashes.
@For({})
@Component
class ScimTokens implements ApiTokens {

    static final String CLIENT = "SCIM_CLIENT";

    private static final Logger LOG = LoggerFactory.getLogger(ScimTokens.class);
    private static final String PREFIX = "scim-";

    private final ClientRepository clients;
    private final Clock clock;

    ScimTokens(ClientRepository clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public Optional<ApiCaller> caller(String token) {
        return token.startsWith(PREFIX)
                ? clients.source(SecretCode.hash(token)).map(source -> new ApiCaller(source, Set.of(CLIENT)))
                : Optional.empty();
    }

    /// Since when the source has one.
    Optional<Instant> since(String source) {
        return clients.since(source);
    }

    /// @return what is shown once, and never again; the one before ends with it
    String make(String source, AccountId by) {
        String token = SecretCode.token(PREFIX);
        clients.set(source, SecretCode.hash(token), clock.instant());
        LOG.info("Account {} made a token for the source {}", by.value(), source);
        return token;
    }

    void revoke(String source, AccountId by) {
        clients.remove(source);
        LOG.info("Account {} revoked the token of the source {}", by.value(), source);
    }
}
