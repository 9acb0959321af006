package org.carrel.privacy;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    private final JdbcClient jdbc;
    private final Purpose purpose;

    PurposeTransaction(PlatformTransactionManager transactions, JdbcClient jdbc, Purpose purpose, int propagation) {
        this.template = new TransactionTemplate(transactions, new DefaultTransactionDefinition(propagation));
        this.jdbc = jdbc;
        this.purpose = purpose;
    }

    <T> T run(Supplier<T> work) {
        return execute(status -> work.get());
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) throws TransactionException {
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
        jdbc.sql("SET LOCAL ROLE " + purpose.role()).update();
        TransactionSynchronizationManager.bindResource(CURRENT, purpose);
        TransactionSynchronizationManager.registerSynchronization(new Leave(purpose));
    }

    private void requireSamePurpose() {
        Object current = TransactionSynchronizationManager.getResource(CURRENT);
        if (!purpose.equals(current)) {
            throw new IllegalStateException("A transaction for " + current + " cannot also act for " + purpose
                    + ": end the first one before the second starts");
        }
    }

    /// Keeps the binding in step with the transaction, also while an inner one suspends it.
    private record Leave(Purpose purpose) implements TransactionSynchronization {

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(CURRENT);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(CURRENT, purpose);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(CURRENT);
        }
    }
}
