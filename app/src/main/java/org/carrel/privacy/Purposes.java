package org.carrel.privacy;

import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;

/// The only way to personal columns: work runs in a transaction that acts as the purpose's database
/// role.
///
/// The role is set with `SET LOCAL`, so it ends with the transaction and cannot leak through the
/// connection pool.
@Component
public class Purposes {

    private final PlatformTransactionManager transactions;

    private final RoleEntry roles;
    private final KnownTokens tokens;
    private final ObjectProvider<PurposeGate> gate;

    Purposes(
            PlatformTransactionManager transactions,
            RoleEntry roles,
            KnownTokens tokens,
            ObjectProvider<PurposeGate> gate) {
        this.transactions = transactions;
        this.roles = roles;
        this.tokens = tokens;
        this.gate = gate;
    }

    /// Runs `work` for `purpose` and returns what it returns. Joins a transaction that already acts
    /// for the same purpose; a transaction for another purpose is refused, since the caller would
    /// gain or lose rights unseen. While a request is answered, its controller method has to name
    /// the purpose ([org.carrel.web.For]).
    ///
    /// @throws PurposeRefused when it does not, or the viewer holds none of the roles that the
    /// notice names
    public <T> T in(Purpose purpose, Supplier<T> work) {
        return transaction(new Acting(purpose, null), TransactionDefinition.PROPAGATION_REQUIRED)
                .run(work);
    }

    /// Runs `work` for a purpose that shows people their own data: the database gives it no row of
    /// anybody else's. With [#in(Purpose, Supplier)] such a purpose sees no row at all.
    public <T> T own(Purpose purpose, Subject subject, Supplier<T> work) {
        return transaction(new Acting(purpose, subject), TransactionDefinition.PROPAGATION_REQUIRED)
                .run(work);
    }

    /// As [#in(Purpose, Supplier)], for work that returns nothing.
    public void run(Purpose purpose, Runnable work) {
        in(purpose, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /// For a library that brings its own SQL (sessions): each of its transactions is a new one that
    /// acts for `purpose`.
    public TransactionOperations operations(Purpose purpose) {
        return transaction(new Acting(purpose, null), TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private PurposeTransaction transaction(Acting acting, int propagation) {
        return new PurposeTransaction(transactions, roles, acting, propagation, tokens::of, gate.getIfAvailable());
    }
}
