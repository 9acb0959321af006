package org.carrel.privacy.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// What waits for a statement of its own transaction, not of one inside, and ends with it.
final class WithItsTransaction implements TransactionSynchronization {

    private final Object key;
    private @Nullable Object suspended;

    private WithItsTransaction(Object key) {
        this.key = key;
    }

    static void bind(Object key, Object waiting) {
        TransactionSynchronizationManager.bindResource(key, waiting);
        TransactionSynchronizationManager.registerSynchronization(new WithItsTransaction(key));
    }

    @Override
    public void suspend() {
        suspended = TransactionSynchronizationManager.unbindResourceIfPossible(key);
    }

    @Override
    public void resume() {
        if (suspended != null) {
            TransactionSynchronizationManager.bindResource(key, suspended);
        }
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(key);
    }
}
