package org.carrel.people.training;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a member of staff has learnt.
///
/// @param name       of who learnt it; empty where the viewer is
/// @param validUntil the last day on which it counts; null where it always does
record StaffTraining(
        UUID id,
        UUID account,
        String name,
        String subject,
        LocalDate completedOn,
        @Nullable LocalDate validUntil) {

    static final int SOON_DAYS = 60;

    enum State {
        VALID,
        SOON,
        OVER
    }

    State state(LocalDate today) {
        if (validUntil == null || validUntil.isAfter(today.plusDays(SOON_DAYS))) {
            return State.VALID;
        }
        return validUntil.isBefore(today) ? State.OVER : State.SOON;
    }

    /// Without who and what: records end up in messages and logs.
    @Override
    public String toString() {
        return "StaffTraining[" + id + "]";
    }
}
