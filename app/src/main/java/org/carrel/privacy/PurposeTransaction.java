package org.carrel.privacy;

import java.util.Set;
import java.util.function.Function;
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
    private final RoleEntry roles;
    private final Acting acting;
    private final Function<Subject, Set<String>> tokens;
    private final @Nullable PurposeGate gate;

    PurposeTransaction(
            PlatformTransactionManager transactions,
            JdbcClient jdbc,
            RoleEntry roles,
            Acting acting,
            int propagation,
            Function<Subject, Set<String>> tokens,
            @Nullable PurposeGate gate) {
        this.template = new TransactionTemplate(transactions, new DefaultTransactionDefinition(propagation));
        this.jdbc = jdbc;
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
        roles.enter(acting.purpose().role());
        TransactionSynchronizationManager.bindResource(CURRENT, acting);
        TransactionSynchronizationManager.registerSynchronization(new Leave(acting));
        if (acting.subject() != null) {
            show(acting.subject());
        }
    }

    /// Local to the transaction, as the role is. The names are those of the tables that are
    /// somebody themselves.
    private void show(Subject subject) {
        jdbc.sql("""
                        SELECT set_config('carrel.person', :person, true), set_config('carrel.account', :account, true)
                        """)
                .param(
                        "person",
                        subject.person() == null ? "" : subject.person().toString())
                .param("account", subject.account().toString())
                .query()
                .singleRow();
        // Found out in this very transaction: whoever looks for a person's tokens sees that person only.
        jdbc.sql("SELECT set_config('carrel.tokens', ?, true)")
                .param(String.join(",", tokens.apply(subject)))
                .query()
                .singleRow();
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
