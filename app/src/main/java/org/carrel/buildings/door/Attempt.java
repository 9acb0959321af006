package org.carrel.buildings.door;

import java.time.Duration;
import java.time.Instant;
import org.carrel.buildings.premises.Gate;
import org.jspecify.annotations.Nullable;

/// Somebody holds a card to a gate.
///
/// @param id     by the gate; the same one again is the same attempt
/// @param card   null where somebody goes out past a gate that reads none
/// @param escort card of whoever brings a visitor; null for none
/// @param at     when: by the program's clock, or for an attempt without a network by the gate's
/// @param skew   by how many seconds the gate's clock is ahead; null where it has not said
/// @param offline whether the gate has decided already, and only tells
public record Attempt(
        Gate gate,
        String id,
        Direction direction,
        @Nullable String card,
        @Nullable String escort,
        Instant at,
        @Nullable Integer skew,
        boolean offline) {

    /// How far apart the times of one attempt may be that is sent again: some gates say when they send it.
    static final Duration REPEATED_WITHIN = Duration.ofMinutes(10);

    /// Without the cards: records end up in messages.
    @Override
    public String toString() {
        return "Attempt[" + gate.code() + " " + id + "]";
    }
}
