package org.carrel.people.account;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.carrel.web.LibraryProfile;
import org.springframework.stereotype.Component;

/// Which day it is in the library: somebody's last day ends at its midnight, not at Greenwich's.
@Component
public class LibraryDay {

    private final Clock clock;
    private final LibraryProfile library;

    LibraryDay(Clock clock, LibraryProfile library) {
        this.clock = clock;
        this.library = library;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), library.zone());
    }

    public Instant now() {
        return clock.instant();
    }

    /// The first moment of the day after `last`.
    public Instant endOf(LocalDate last) {
        return last.plusDays(1).atStartOfDay(library.zone()).toInstant();
    }

    /// The day on which it is over: a moment at the beginning of a day belongs to the day before.
    public LocalDate lastDayBefore(Instant end) {
        return LocalDate.ofInstant(end.minusMillis(1), library.zone());
    }
}
