package org.carrel.privacy.request;

import java.util.Map;
import java.util.Optional;

/// What the officer decides about a text.
///
/// @param text as it is held
/// @param decision `whole`, `shortened` or `withheld`; empty while nothing is decided
/// @param left what is left of a shortened one
public record Choice(Redactable text, String decision, String left) {

    static final int LONGEST = 20_000;

    static Choice read(Redactable text, Map<String, String> form) {
        String left = form.getOrDefault("text-" + text.number(), text.said());
        return new Choice(text, form.getOrDefault("decision-" + text.number(), ""), plain(left));
    }

    private static String plain(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    public boolean is(String other) {
        return decision.equals(other);
    }

    /// Why this cannot be handed out, as a message key under `texts.refused.`.
    Optional<String> against() {
        return switch (decision) {
            case "whole", "withheld" -> Optional.empty();
            case "shortened" ->
                left.isEmpty() || left.length() > LONGEST
                        ? Optional.of("length")
                        : left.equals(plain(text.said())) ? Optional.of("same") : Optional.empty();
            default -> Optional.of("undecided");
        };
    }

    /// As the person gets it.
    Redactable given() {
        return switch (decision) {
            case "whole" -> text;
            case "shortened" -> new Redactable(text.number(), text.place(), left, true);
            default -> new Redactable(text.number(), text.place(), "", true);
        };
    }
}
