package org.carrel.buildings.premises;

import java.time.Instant;

/// A time during which a building is open: from `from` on, and no longer at `to`.
public record Span(Instant from, Instant to) {

    public boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
