package org.carrel.catalogue.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.carrel.catalogue.index.FieldNames;

/// Where a word is to be looked for: what stands before the colon in `title:jazz`.
enum Field {
    ANY(FieldNames.ANY, true),
    TITLE(FieldNames.TITLE, true),
    AUTHOR(FieldNames.NAMES, false),
    SUBJECT(FieldNames.SUBJECTS, true),
    SERIES(FieldNames.SERIES, true),
    PUBLISHER(FieldNames.PUBLISHER, false),
    ISBN(FieldNames.NUMBER, false),
    ISSN(FieldNames.NUMBER, false),
    YEAR(FieldNames.YEAR, false),
    /// The number of an authority, or that with what it is used for: `12-author`.
    AUTHORITY(FieldNames.NUMBER, false),
    CALLNUMBER(FieldNames.CALL_NUMBER, false);

    private final String indexed;
    private final boolean stemmed;

    Field(String indexed, boolean stemmed) {
        this.indexed = indexed;
        this.stemmed = stemmed;
    }

    String indexed() {
        return indexed;
    }

    boolean isStemmed() {
        return stemmed;
    }

    /// Whether words are looked for in it, and not a number or a year as a whole.
    boolean isText() {
        return this == ANY || this == TITLE || this == AUTHOR || this == SUBJECT || this == SERIES || this == PUBLISHER;
    }

    /// Of what stands before a colon; empty where it is not one of them, but a word like any other.
    static Optional<Field> of(String prefix) {
        String name = prefix.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(field -> field != ANY && field.name().equals(name))
                .findFirst();
    }
}
