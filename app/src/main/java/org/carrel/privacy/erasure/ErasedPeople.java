package org.carrel.privacy.erasure;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.carrel.privacy.Erased;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

@Service
class ErasedPeople implements Erased {

    private static final Logger LOG = LoggerFactory.getLogger(ErasedPeople.class);

    private final ErasedLedger ledger;
    private final ReturnRepository returns;
    private final Clock clock;

    ErasedPeople(ErasedLedger ledger, ReturnRepository returns, Clock clock) {
        this.ledger = ledger;
        this.returns = returns;
        this.clock = clock;
    }

    @Override
    public boolean isErased(String... identifiers) {
        return Arrays.stream(identifiers).anyMatch(ledger::holds);
    }

    @Override
    public boolean refuses(String source, String... identifiers) {
        List<String> known = Arrays.stream(identifiers).filter(ledger::holds).toList();
        if (!known.isEmpty()) {
            returns.add(source, ledger.mark(known.getFirst()), clock.instant());
            LOG.warn("{} wanted to bring back somebody who was erased: refused, and shown to the officer", source);
        }
        return !known.isEmpty();
    }

    List<Return> waiting() {
        return returns.waiting();
    }

    /// The officer lets somebody back in: the ledger forgets them.
    void letIn(long id) {
        returns.mark(id).ifPresent(mark -> {
            ledger.takeBack(mark);
            returns.letIn(mark, clock.instant());
        });
    }
}
