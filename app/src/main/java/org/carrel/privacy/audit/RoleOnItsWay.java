package org.carrel.privacy.audit;

import org.carrel.privacy.RoleEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// A role that goes to the database with the transaction's first statement, in one round trip. Until then the
/// connection acts as the app's login, which may read and change nothing: what forgot to take the role along is
/// refused.
@Component
final class RoleOnItsWay implements RoleEntry {

    private static final Object WAITING = RoleOnItsWay.class;

    @Override
    public void enter(String role) {
        TransactionSynchronizationManager.bindResource(WAITING, role);
        TransactionSynchronizationManager.registerSynchronization(new WithItsTransaction());
    }

    /// The role that the next statement has to take along; null where the transaction acts already.
    static @Nullable String take() {
        return (String) TransactionSynchronizationManager.unbindResourceIfPossible(WAITING);
    }

    /// It waits for a statement of its own transaction, not of one inside.
    private static final class WithItsTransaction implements TransactionSynchronization {

        private @Nullable String suspended;

        @Override
        public void suspend() {
            suspended = take();
        }

        @Override
        public void resume() {
            if (suspended != null) {
                TransactionSynchronizationManager.bindResource(WAITING, suspended);
            }
        }

        @Override
        public void afterCompletion(int status) {
            take();
        }
    }
}
