package org.carrel.people.scim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.carrel.people.AccountId;
import org.carrel.web.ApiCaller;
import org.carrel.web.ApiTokens;
import org.carrel.web.For;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The bearer tokens of identity services, one for a source, kept as hashes. Each is 256 random bits, so a plain hash
/// hides it well.
@For({})
@Component
class ScimTokens implements ApiTokens {

    static final String CLIENT = "SCIM_CLIENT";

    private static final Logger LOG = LoggerFactory.getLogger(ScimTokens.class);
    private static final String PREFIX = "scim-";
    private static final int BYTES = 32;

    private final ClientRepository clients;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ScimTokens(ClientRepository clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public Optional<ApiCaller> caller(String token) {
        return token.startsWith(PREFIX)
                ? clients.source(hash(token)).map(source -> new ApiCaller(source, Set.of(CLIENT)))
                : Optional.empty();
    }

    /// Since when the source has one.
    Optional<Instant> since(String source) {
        return clients.since(source);
    }

    /// @return what is shown once, and never again; the one before ends with it
    String make(String source, AccountId by) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = PREFIX + HexFormat.of().formatHex(bytes);
        clients.set(source, hash(token), clock.instant());
        LOG.info("Account {} made a token for the source {}", by.value(), source);
        return token;
    }

    void revoke(String source, AccountId by) {
        clients.remove(source);
        LOG.info("Account {} revoked the token of the source {}", by.value(), source);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
