package org.carrel.privacy.notice;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.moments.DayHasPassed;
import org.springframework.stereotype.Component;

/// Looks each day whether the database's privileges and row policies are still those of the start.
@Component
class GrantWatch {

    private static final Logger LOG = LoggerFactory.getLogger(GrantWatch.class);

    private final NoticeStep step;
    private final JdbcTemplate jdbc;

    GrantWatch(NoticeStep step, JdbcTemplate jdbc) {
        this.step = step;
        this.jdbc = jdbc;
    }

    boolean isAsAtTheStart() {
        String now = String.valueOf(jdbc.execute(GrantDigest::live));
        return now.equals(step.digest());
    }

    @EventListener
    void on(DayHasPassed day) {
        if (!isAsAtTheStart()) {
            LOG.error(
                    "Somebody changed the database's privileges or row policies since the start: they are not those of"
                            + " the privacy notice any more. Start again to set them right, and find out who did it");
        }
    }
}
