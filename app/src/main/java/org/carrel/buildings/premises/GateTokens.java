package org.carrel.buildings.premises;

import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.carrel.buildings.BuildingsAudience;
import org.carrel.people.AccountId;
import org.carrel.web.ApiCaller;
import org.carrel.web.ApiTokens;
import org.carrel.web.For;
import org.carrel.web.SecretCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The bearer tokens by which gates speak to the program, kept as hashes.
@For({})
@Component
class GateTokens implements ApiTokens {

    private static final Logger LOG = LoggerFactory.getLogger(GateTokens.class);
    private static final String PREFIX = "gate-";
    private static final int CARD_KEY_BYTES = 32;

    private final Premises premises;
    private final GateRepository repository;
    private final SnapshotKey signer;
    private final Clock clock;

    GateTokens(Premises premises, GateRepository repository, SnapshotKey signer, Clock clock) {
        this.premises = premises;
        this.repository = repository;
        this.signer = signer;
        this.clock = clock;
    }

    /// What is shown once, and never again.
    ///
    /// @param cardKey   in hexadecimal digits; by it the gate finds a card in its list
    /// @param publicKey X.509 in Base64; by it the gate knows that a list is the library's
    record Made(String token, String cardKey, String publicKey) {

        /// Without any of it: records end up in messages.
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
        return Optional.ofNullable(premises.plan().tokens().get(HexFormat.of().formatHex(SecretCode.hash(token))))
                .map(gate -> new ApiCaller(gate, Set.of(BuildingsAudience.GATE)));
    }

    /// The one before ends with it.
    Made make(String gate, AccountId by) {
        String token = SecretCode.token(PREFIX);
        byte[] cardKey = SecretCode.random(CARD_KEY_BYTES);
        repository.setToken(gate, SecretCode.hash(token), cardKey, clock.instant());
        premises.reload();
        LOG.info("Account {} made a token for gate {}", by.value(), gate);
        return new Made(
                token,
                HexFormat.of().formatHex(cardKey),
                Base64.getEncoder().encodeToString(signer.key().publicKey()));
    }

    void revoke(String gate, AccountId by) {
        repository.removeToken(gate);
        premises.reload();
        LOG.info("Account {} revoked the token of gate {}", by.value(), gate);
    }
}
