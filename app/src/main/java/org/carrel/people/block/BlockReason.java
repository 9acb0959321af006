package org.carrel.people.block;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Why something is stopped, and what that usually stops.
public enum BlockReason {
    ADDRESS_UNKNOWN("loans", "requests"),
    IDENTITY_UNPROVED("doors", "loans", "requests", "bookings"),
    FEES_UNPAID("loans", "requests"),
    ITEMS_OVERDUE("loans", "requests"),
    REGULATIONS_BROKEN("doors", "loans", "requests", "bookings"),
    CARD_LOST("doors", "loans"),
    OTHER("loans", "requests");

    /// Everything that can be stopped, in the order in which it is shown.
    static final List<String> STOPS = List.of("doors", "loans", "requests", "bookings");

    private final List<String> usual;

    BlockReason(String... usual) {
        this.usual = List.of(usual);
    }

    /// As the database and the message keys spell it.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> usual() {
        return usual;
    }

    static Optional<BlockReason> of(String key) {
        return Arrays.stream(values())
                .filter(reason -> reason.key().equals(key))
                .findFirst();
    }
}
