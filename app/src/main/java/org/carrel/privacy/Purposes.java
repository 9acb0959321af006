package org.carrel.privacy;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;

/// The only way to personal columns: work runs in a transaction that acts as the purpose's database role.
///
/// The role is set with `SET LOCAL`, so it ends with the transaction and cannot leak through the connection pool.
@Component
public class Purposes {

    private final PlatformTransactionManager transactions;
    private final JdbcClient jdbc;

    Purposes(PlatformTransactionManager transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /// Runs `work` for `purpose` and returns what it returns. Joins a transaction that already acts for the same
    /// purpose; a transaction for another purpose is refused, since the caller would gain or lose rights unseen.
    public <T> T in(Purpose purpose, Supplier<T> work) {
        return new PurposeTransaction(transactions, jdbc, purpose, TransactionDefinition.PROPAGATION_REQUIRED)
                .run(work);
    }

    /// As [#in(Purpose, Supplier)], for work that returns nothing.
    public void run(Purpose purpose, Runnable work) {
        in(purpose, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /// For a library that brings its own SQL (sessions): each of its transactions is a new one that acts for `purpose`.
    public TransactionOperations operations(Purpose purpose) {
        return new PurposeTransaction(transactions, jdbc, purpose, TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }
}
