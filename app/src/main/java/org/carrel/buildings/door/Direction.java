package org.carrel.buildings.door;

import java.util.Locale;
import java.util.Optional;

/// Which way somebody goes through a gate.
public enum Direction {
    IN,
    OUT;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Direction> of(String key) {
        return switch (key) {
            case "in" -> Optional.of(IN);
            case "out" -> Optional.of(OUT);
            default -> Optional.empty();
        };
    }
}
