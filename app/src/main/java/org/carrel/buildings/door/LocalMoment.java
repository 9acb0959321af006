package org.carrel.buildings.door;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/// A moment as a form's field gives it, by the clock on the library's wall.
final class LocalMoment {

    private LocalMoment() {}

    static Optional<Instant> of(String typed, ZoneId zone) {
        try {
            return Optional.of(LocalDateTime.parse(typed).atZone(zone).toInstant());
        } catch (DateTimeException noMoment) {
            return Optional.empty();
        }
    }
}
