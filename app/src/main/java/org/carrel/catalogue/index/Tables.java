package org.carrel.catalogue.index;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads the tables as they stand at one moment.
@Component
class Tables {

    private final TablesRepository repository;
    private final TransactionTemplate moment;
    private final TransactionTemplate change;

    Tables(TablesRepository repository, PlatformTransactionManager transactions) {
        this.repository = repository;
        this.moment = new TransactionTemplate(transactions);
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        moment.setReadOnly(true);
        this.change = new TransactionTemplate(transactions);
    }

    TablesRepository repository() {
        return repository;
    }

    /// All that `work` reads, it reads of the same moment. Nobody's data is among it, so it acts for no purpose.
    void at(Runnable work) {
        moment.executeWithoutResult(status -> work.run());
    }

    /// See [TablesRepository#settle].
    boolean settle() {
        Supplier<Boolean> work = repository::settle;
        return Boolean.TRUE.equals(change.execute(status -> work.get()));
    }
}
