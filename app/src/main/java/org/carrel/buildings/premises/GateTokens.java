package org.carrel.buildings.premises;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.carrel.buildings.BuildingsAudience;
import org.carrel.people.AccountId;
import org.carrel.web.ApiCaller;
import org.carrel.web.ApiTokens;
import org.carrel.web.For;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The bearer tokens by which gates speak to the program, kept as hashes. Each is 256 random bits, so a plain hash
/// hides
/// it well.
@For({})
@Component
class GateTokens implements ApiTokens {

    private static final Logger LOG = LoggerFactory.getLogger(GateTokens.class);
    private static final String PREFIX = "gate-";
    private static final int BYTES = 32;

    private final Premises premises;
    private final GateRepository repository;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    GateTokens(Premises premises, GateRepository repository, Clock clock) {
        this.premises = premises;
        this.repository = repository;
        this.clock = clock;
    }

    /// What is shown once, and never again.
    ///
    /// @param cardKey in hexadecimal digits; by it the gate finds a card in its list
    record Made(String token, String cardKey) {

        /// Without either: records end up in messages.
        @Override
        public String toString() {
            return "Made";
        }
    }

    @Override
    public Optional<ApiCaller> caller(String token) {
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return Optional.ofNullable(premises.plan().tokens().get(HexFormat.of().formatHex(hash(token))))
                .map(gate -> new ApiCaller(gate, Set.of(BuildingsAudience.GATE)));
    }

    /// The one before ends with it.
    Made make(String gate, AccountId by) {
        String token = PREFIX + HexFormat.of().formatHex(random());
        byte[] cardKey = random();
        repository.setToken(gate, hash(token), cardKey, clock.instant());
        premises.reload();
        LOG.info("Account {} made a token for gate {}", by.value(), gate);
        return new Made(token, HexFormat.of().formatHex(cardKey));
    }

    void revoke(String gate, AccountId by) {
        repository.removeToken(gate);
        premises.reload();
        LOG.info("Account {} revoked the token of gate {}", by.value(), gate);
    }

    private byte[] random() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
