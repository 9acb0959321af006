package org.carrel.engine.tokens;

import java.util.function.UnaryOperator;

/// From an account's token of an earlier epoch to its token of the current one, while both keys
/// are there: whoever keeps something by token moves it, and the account's history goes on.
/// Hashes of addresses, networks and documents stay as they are from one epoch to the next, so
/// what a history holds of them stays true.
///
/// A token that cannot be turned back, because its key was destroyed, stays as it is: its history
/// ends with it.
///
/// Not safe for use by several threads.
public final class Handover implements UnaryOperator<String> {
    private final Epochs epochs;
    private final AccountTokens current;

    public Handover(Epochs epochs) {
        this.epochs = epochs;
        this.current = new AccountTokens(epochs.current());
    }

    @Override
    public String apply(String token) {
        if (Epochs.epoch(token) == epochs.current().epoch()) {
            return token;
        }
        try {
            return current.token(epochs.reveal(token));
        } catch (KeyProblem gone) {
            return token;
        }
    }
}
