package org.carrel.privacy.audit;

import org.carrel.privacy.RoleEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// A role that goes to the database with the transaction's first statement, in one round trip. Until then the
/// connection acts as the app's login, which may read and change nothing: what forgot to take the role along is
/// refused.
@Component
final class RoleOnItsWay implements RoleEntry {

    private static final Object WAITING = RoleOnItsWay.class;

    /// What the next statement has to take along.
    ///
    /// @param shown whose rows alone are to be seen; null where the purpose is not bound to one person
    record Waiting(String role, @Nullable Shown shown) {}

    @Override
    public void enter(String role, @Nullable Shown shown) {
        WithItsTransaction.bind(WAITING, new Waiting(role, shown));
        if (shown != null) {
            TokensOnTheirWay.wait(shown.tokens());
        }
    }

    /// Null where the transaction acts already.
    static @Nullable Waiting take() {
        return (Waiting) TransactionSynchronizationManager.unbindResourceIfPossible(WAITING);
    }
}
