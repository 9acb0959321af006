package org.carrel.people.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One delivery and what became of it.
///
/// @param madeOn  the day on which the source made it, where its mapping says which column tells
/// @param warning a message key under `feed.warning.`
/// @param why     it stopped or waits: a message key under `feed.why.`
/// @param about   what `why` speaks of
public record Import(
        long id,
        String source,
        DeliveryKind kind,
        @Nullable LocalDate madeOn,
        Instant receivedAt,
        State state,
        Counts counts,
        @Nullable String warning,
        @Nullable String why,
        @Nullable String about,
        @Nullable String agreedBecause,
        @Nullable Instant appliedAt,
        @Nullable Instant rolledBackAt) {

    /// Where a delivery stands.
    public enum State {
        /// It was looked at, and nothing was changed.
        CHECKED,
        /// It would end too many: somebody has to agree.
        WAITING,
        APPLIED,
        /// It was refused whole.
        STOPPED,
        ROLLED_BACK;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whether it may still be taken over.
    public boolean isOpen() {
        return state == State.CHECKED || state == State.WAITING;
    }
}
