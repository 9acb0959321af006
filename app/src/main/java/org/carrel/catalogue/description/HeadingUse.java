package org.carrel.catalogue.description;

import java.util.Locale;

/// What a record has a heading for.
public enum HeadingUse {
    AUTHOR,
    SUBJECT,
    GENRE,
    /// A uniform title, a series, a work within the work.
    TITLE;

    /// As tables and addresses write it: `author`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static HeadingUse of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
