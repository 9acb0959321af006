package org.carrel.circulation.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// No closed day, no closed hour and no term.
class OpenEveryDay implements Calendar {

    @Override
    public boolean isOpen(String campus, LocalDate day) {
        return true;
    }

    @Override
    public boolean isOpenAt(String campus, Instant moment) {
        return true;
    }

    @Override
    public Optional<Instant> nextOpening(String campus, Instant from) {
        return Optional.of(from);
    }

    @Override
    public Optional<LocalDate> endOfTerm(LocalDate day) {
        return Optional.empty();
    }
}
