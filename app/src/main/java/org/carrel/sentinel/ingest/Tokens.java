package org.carrel.sentinel.ingest;

import org.carrel.engine.tokens.Keys;
import org.carrel.engine.tokens.KeysAway;
import org.carrel.engine.tokens.Pseudonymiser;
import org.springframework.stereotype.Component;

/// From a user name to its token, never back.
@Component
public class Tokens {

    private final TokenKeys keys;

    Tokens(TokenKeys keys) {
        this.keys = keys;
    }

    /// @param epoch whose keys made it
    public record Token(String account, int epoch) {}

    /// @throws KeysAway when the keys cannot be had now
    public Token of(String username) {
        Keys current = keys.open();
        try {
            return new Token(new Pseudonymiser(current).account(username), current.epoch());
        } catch (KeysAway away) {
            keys.failed(away);
            throw away;
        }
    }

    /// @throws KeysAway when the keys cannot be had now
    public int epoch() {
        return keys.open().epoch();
    }
}
