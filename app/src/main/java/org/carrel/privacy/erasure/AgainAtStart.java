package org.carrel.privacy.erasure;

import org.carrel.database.DatabaseRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/// Before the web server takes its first request: whom the ledger names and a restored backup has
/// brought back is erased again, and what was broken off is gone on with.
@Component
class AgainAtStart implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(AgainAtStart.class);

    private final Erasures erasures;
    private final BroughtBack broughtBack;

    AgainAtStart(Erasures erasures, BroughtBack broughtBack) {
        this.erasures = erasures;
        this.broughtBack = broughtBack;
    }

    @Override
    public void afterSingletonsInstantiated() {
        broughtBack.away().ifPresent(why -> {
            throw new DatabaseRefused("This database does not know of people who were erased, as after the restore of"
                    + " a backup. They must be erased again before anybody comes in, which needs the keys of tokens: "
                    + why);
        });
        erasures.goOnWithAll();
        int again = broughtBack.eraseAgain();
        if (again > 0) {
            LOG.warn("A backup had brought back {} erased people: they were erased again", again);
        }
    }
}
