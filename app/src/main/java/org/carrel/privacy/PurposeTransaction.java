package org.carrel.privacy;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// One transaction that acts as a purpose's role.
final class PurposeTransaction implements TransactionOperations {

    private static final Object CURRENT = PurposeTransaction.class;

    private final TransactionTemplate template;
    private final RoleEntry roles;
    private final Acting acting;
    private final Function<Subject, Set<String>> tokens;
    private final @Nullable PurposeGate gate;

    PurposeTransaction(
            PlatformTransactionManager transactions,
            RoleEntry roles,
            Acting acting,
            int propagation,
            Function<Subject, Set<String>> tokens,
            @Nullable PurposeGate gate) {
        this.template = new TransactionTemplate(transactions, new DefaultTransactionDefinition(propagation));
        this.roles = roles;
        this.acting = acting;
        this.tokens = tokens;
        this.gate = gate;
    }

    <T> T run(Supplier<T> work) {
        return execute(status -> work.get());
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) throws TransactionException {
        return gate == null ? begin(action) : gate.pass(acting.purpose(), acting.subject(), () -> begin(action));
    }

    private <T extends @Nullable Object> T begin(TransactionCallback<T> action) {
        return template.execute(status -> {
            if (status.isNewTransaction()) {
                enter();
            } else {
                requireSamePurpose();
            }
            return action.doInTransaction(status);
        });
    }

    private void enter() {
        Subject subject = acting.subject();
        roles.enter(
                acting.purpose().role(),
                subject == null ? null : new RoleEntry.Shown(subject, () -> tokens.apply(subject)));
        TransactionSynchronizationManager.bindResource(CURRENT, acting);
        TransactionSynchronizationManager.registerSynchronization(new Leave(acting));
    }

    private void requireSamePurpose() {
        Object current = TransactionSynchronizationManager.getResource(CURRENT);
        if (!acting.equals(current)) {
            throw new IllegalStateException("A transaction for " + current + " cannot also act for " + acting
                    + ": end the first one before the second starts");
        }
    }

    /// Keeps the binding in step with the transaction, also while an inner one suspends it.
    private record Leave(Acting acting) implements TransactionSynchronization {

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(CURRENT);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(CURRENT, acting);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(CURRENT);
        }
    }
}
