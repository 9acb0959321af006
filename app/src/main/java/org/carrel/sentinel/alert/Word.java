package org.carrel.sentinel.alert;

import java.util.Set;

/// What happened to a form, as its redirect says it: only words that have a message are shown.
final class Word {

    private static final Set<String> KNOWN = Set.of(
            "decided",
            "compromised",
            "declined",
            "answered",
            "suppressed",
            "resumed",
            "overtaken",
            "verdict",
            "note",
            "reason",
            "days",
            "asked",
            "seconded",
            "untrained",
            "closed",
            "rate",
            "own",
            "pending",
            "key",
            "token",
            "nobody",
            "secured",
            "cleared",
            "not-configured",
            "not-seen",
            "not-identified");

    private Word() {}

    /// Empty for anything else.
    static String known(String word) {
        return KNOWN.contains(word) ? word : "";
    }
}
