package org.carrel.circulation.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// When the library's campuses are open, as far as due dates ask for it.
public interface Calendar {

    /// Whether anybody can bring something back to `campus` on that day.
    boolean isOpen(String campus, LocalDate day);

    /// Whether they can at that moment.
    boolean isOpenAt(String campus, Instant moment);

    /// When they next can, from that moment on; empty where no opening is known.
    Optional<Instant> nextOpening(String campus, Instant from);

    /// The last day of the term that `day` is in, or of the next one; empty where none is known.
    Optional<LocalDate> endOfTerm(LocalDate day);
}
