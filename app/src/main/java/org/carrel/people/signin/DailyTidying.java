package org.carrel.people.signin;

import org.springframework.context.event.EventListener;
import org.springframework.modulith.moments.DayHasPassed;
import org.springframework.stereotype.Component;

@Component
class DailyTidying {

    private final Guard guard;

    DailyTidying(Guard guard) {
        this.guard = guard;
    }

    @EventListener
    void on(DayHasPassed day) {
        guard.tidy();
    }
}
