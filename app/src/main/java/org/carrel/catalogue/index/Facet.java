package org.carrel.catalogue.index;

import java.util.Locale;

/// By what results are counted and chosen.
public enum Facet {
    /// Codes of formats.
    FORMAT('f'),
    /// `now`, `online`, `on_loan`.
    AVAILABILITY('a'),
    /// Codes of campuses on whose shelves something stands that can be had now.
    NOW_AT('n'),
    /// Codes of campuses that keep something of it, wherever it is now.
    CAMPUS('c'),
    /// Codes of three letters.
    LANGUAGE('l'),
    /// What it is about, as it is shown.
    TOPIC('t');

    private static final Facet[] ALL = values();

    private final char letter;

    Facet(char letter) {
        this.letter = letter;
    }

    /// As addresses and answers name it: `now_at`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// As the index keeps it.
    public String label(String value) {
        return letter + value;
    }

    /// Of what [#label] made.
    public static Facet of(String label) {
        for (Facet facet : ALL) {
            if (facet.letter == label.charAt(0)) {
                return facet;
            }
        }
        throw new IllegalArgumentException("no facet begins with " + label.charAt(0));
    }

    /// The value in what [#label] made.
    public static String value(String label) {
        return label.substring(1);
    }
}
