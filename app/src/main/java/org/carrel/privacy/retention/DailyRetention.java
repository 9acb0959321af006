package org.carrel.privacy.retention;

import org.springframework.context.event.EventListener;
import org.springframework.modulith.moments.DayHasPassed;
import org.springframework.stereotype.Component;

@Component
class DailyRetention {

    private final Retentions retentions;

    DailyRetention(Retentions retentions) {
        this.retentions = retentions;
    }

    @EventListener
    void on(DayHasPassed day) {
        retentions.letGo();
    }
}
