package org.carrel.privacy.erasure;

import java.util.Optional;
import org.carrel.database.DatabaseRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/// Before the web server takes its first request: whom the ledger names and a restored backup has
/// brought back is
/// erased
/// again, and what was broken off is gone on with.
@Component
class AgainAtStart implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(AgainAtStart.class);

    private final Erasures erasures;

    AgainAtStart(Erasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (erasures.hasWork()) {
            Optional<String> away = erasures.away();
            if (away.isPresent()) {
                throw new DatabaseRefused(
                        "This database does not know of people who were erased, as after the restore of"
                                + " a backup. They must be erased again before anybody comes in, which needs the keys of tokens: "
                                + away.get());
            }
        }
        int again = erasures.afterRestart();
        if (again > 0) {
            LOG.warn("A backup had brought back {} erased people: they were erased again", again);
        }
    }
}
