package org.carrel.buildings.door;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carrel.buildings.premises.Gate;
import org.jspecify.annotations.Nullable;

/// An entry as a gate sends it.
///
/// @param id        chosen by the gate: the same for each time it sends the same entry
/// @param card      as the reader gives it, or a library number; may be left out on the way out
/// @param direction `in`, which may be left out, or `out`
/// @param escort    card of whoever brings a visitor
/// @param at        by the gate's clock, as RFC 3339 writes it
public record SentEntry(
        @Nullable String id,
        @Nullable String card,
        @Nullable String direction,
        @Nullable String escort,
        @Nullable String at) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern CARD = Pattern.compile("[\\p{Graph}&&[^<>\"\\\\]]{1,64}");
    /// The most seconds by which a clock is said to be off.
    static final int DAY = 86_400;

    /// What is wrong with it, as a message key under `door.problem.`; empty where nothing is.
    public Optional<String> problem() {
        if (id == null || !ID.matcher(id).matches()) {
            return Optional.of("id");
        }
        Optional<Direction> way = Direction.of(direction == null ? "in" : direction);
        if (way.isEmpty()) {
            return Optional.of("direction");
        }
        if (card == null && way.get() == Direction.IN || card != null && !isCard(card)) {
            return Optional.of("card");
        }
        if (escort != null && !isCard(escort)) {
            return Optional.of("escort");
        }
        return at != null && time().isEmpty() ? Optional.of("at") : Optional.empty();
    }

    private static boolean isCard(String card) {
        return CARD.matcher(card.strip()).matches();
    }

    /// Empty where it says none, or none that can be read.
    public Optional<Instant> time() {
        try {
            return Optional.ofNullable(at)
                    .map(OffsetDateTime::parse)
                    .map(OffsetDateTime::toInstant)
                    .map(said -> said.truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    /// By how many seconds the gate's clock is ahead, a day at most; null where it did not say.
    public @Nullable Integer skew(Instant now) {
        return time().map(said -> Math.clamp(Duration.between(now, said).toSeconds(), -DAY, DAY))
                .orElse(null);
    }

    /// Asked now: the program's clock counts.
    Attempt now(Gate gate, Instant now) {
        return attempt(gate, now, skew(now), false);
    }

    /// Told afterwards: the gate's clock counts.
    public Attempt then(Gate gate, Instant said) {
        return attempt(gate, said, null, true);
    }

    private Attempt attempt(Gate gate, Instant when, @Nullable Integer skew, boolean offline) {
        return new Attempt(
                gate,
                String.valueOf(id),
                Direction.of(direction == null ? "in" : direction).orElseThrow(),
                card == null ? null : card.strip(),
                escort == null ? null : escort.strip(),
                when,
                skew,
                offline);
    }

    /// Without the cards: records end up in messages.
    @Override
    public String toString() {
        return "SentEntry[" + id + "]";
    }
}
