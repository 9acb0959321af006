package org.carrel.catalogue.load;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.carrel.privacy.Purposes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.moments.DayHasPassed;
import org.springframework.stereotype.Component;

/// Lets go of reports, which are as long as the files that came: a line for each record, and the bytes of what was set
/// aside. How many records of a load were new, and so on, stays.
@Component
class OldReports {

    static final Duration KEPT = Duration.ofDays(365);
    static final Duration OF_TRIALS = Duration.ofDays(30);
    private static final Logger LOG = LoggerFactory.getLogger(OldReports.class);

    private final ReportRepository reports;
    private final Purposes purposes;
    private final Clock clock;

    OldReports(ReportRepository reports, Purposes purposes, Clock clock) {
        this.reports = reports;
        this.purposes = purposes;
        this.clock = clock;
    }

    @EventListener
    void on(DayHasPassed day) {
        letGo();
    }

    /// One load at a time, so that none of these transactions is long.
    void letGo() {
        Instant now = clock.instant();
        for (long load : reports.old(now.minus(KEPT), now.minus(OF_TRIALS))) {
            purposes.run(Batches.KEEP, () -> reports.letGo(load));
            LOG.info("The report of load {} was let go", load);
        }
    }
}
