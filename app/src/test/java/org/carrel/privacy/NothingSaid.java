package org.carrel.privacy;

import java.util.List;

/// What is long enough for a reason and says nothing.
public final class NothingSaid {

    public static final List<String> ALL = List.of(
            "\u00A0".repeat(20),
            "\u200B".repeat(20),
            "\u2800".repeat(20),
            "\u3164".repeat(20),
            ".".repeat(20),
            "\u00A0\u200B\u2800 because \u2800\u200B\u00A0",
            "?! - ... - !?");

    private NothingSaid() {}
}
