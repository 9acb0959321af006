package org.carrel.catalogue.description;

import java.util.Locale;

/// What one holds in one's hand, or reads on a screen.
public enum Format {
    BOOK,
    JOURNAL,
    /// An article of a journal or a chapter of a book, catalogued by itself.
    ARTICLE,
    THESIS,
    MUSIC_SCORE,
    MUSIC_RECORDING,
    SPOKEN_RECORDING,
    VIDEO,
    MAP,
    IMAGE,
    SOFTWARE,
    ARCHIVE,
    KIT,
    OBJECT,
    OTHER;

    /// As columns, facets and addresses write it: `music_score`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException for a code that is none
    public static Format of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
