package org.carrel.sentinel.ingest;

import org.carrel.engine.tokens.KeyProblem;
import org.carrel.engine.tokens.Keys;
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

    /// @throws IllegalStateException when the keystore does not open
    public Token of(String username) {
        Keys current = current();
        return new Token(new Pseudonymiser(current).account(username), current.epoch());
    }

    public int epoch() {
        return current().epoch();
    }

    private Keys current() {
        try {
            return keys.open();
        } catch (KeyProblem problem) {
            throw new IllegalStateException(problem);
        }
    }
}
