package org.carrel.privacy.audit;

import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The tokens of the person whose data a transaction shows. To find them costs questions, and at times the keystore is
/// opened, so they wait for the first statement that may see a row under one.
final class TokensOnTheirWay {

    private static final Object WAITING = TokensOnTheirWay.class;

    private final Supplier<Set<String>> tokens;
    private boolean passing;

    private TokensOnTheirWay(Supplier<Set<String>> tokens) {
        this.tokens = tokens;
    }

    static void wait(Supplier<Set<String>> tokens) {
        WithItsTransaction.bind(WAITING, new TokensOnTheirWay(tokens));
    }

    /// The present statement can see no such row: its way to the database leaves them waiting.
    static void letPass() {
        TokensOnTheirWay waiting = (TokensOnTheirWay) TransactionSynchronizationManager.getResource(WAITING);
        if (waiting != null) {
            waiting.passing = true;
        }
    }

    /// What the present statement needs before it; null where it needs nothing, or has it already.
    static @Nullable Supplier<Set<String>> take() {
        TokensOnTheirWay waiting = (TokensOnTheirWay) TransactionSynchronizationManager.getResource(WAITING);
        if (waiting == null) {
            return null;
        }
        if (waiting.passing) {
            waiting.passing = false;
            return null;
        }
        TransactionSynchronizationManager.unbindResource(WAITING);
        return waiting.tokens;
    }
}
