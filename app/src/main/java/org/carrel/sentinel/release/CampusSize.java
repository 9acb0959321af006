package org.carrel.sentinel.release;

import org.carrel.testkit.CampusSettings;
import org.carrel.testkit.WorldFolder;
import org.carrel.testkit.Worlds;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The invented campus on which settings on trial are measured; both see the same one.
///
/// @param accounts of the campus
/// @param days it lasts
/// @param attacks episodes of each scenario; a wave steals many accounts in one
/// @param seed its only source of chance
/// @param readers how many accounts the alerts a day are for
@ConfigurationProperties("carrel.sentinel.release.campus")
record CampusSize(
        @DefaultValue("6000") int accounts,
        @DefaultValue("35") int days,
        @DefaultValue("8") int attacks,
        @DefaultValue("20260401") long seed,
        @DefaultValue("20000") int readers) {

    private static final int FEWEST_ACCOUNTS = 20;
    private static final int FEWEST_DAYS = 10;

    CampusSize {
        if (accounts < FEWEST_ACCOUNTS || days < FEWEST_DAYS || attacks < 1 || readers < 1) {
            throw new IllegalArgumentException("carrel.sentinel.release.campus: accounts is at least " + FEWEST_ACCOUNTS
                    + ", days at least " + FEWEST_DAYS + ", attacks and readers at least 1.");
        }
    }

    CampusSettings world() {
        return Worlds.term(seed, accounts, days, attacks);
    }

    /// Another text whenever the same settings might be measured otherwise.
    String written() {
        return "accounts=%d days=%d attacks=%d seed=%d readers=%d simulator=%s"
                .formatted(accounts, days, attacks, seed, readers, WorldFolder.SIMULATOR);
    }
}
