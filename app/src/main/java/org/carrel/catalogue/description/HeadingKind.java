package org.carrel.catalogue.description;

import java.util.Locale;
import java.util.Optional;

/// What a heading names, by the last two digits of its tag.
public enum HeadingKind {
    PERSON("00", "abcdgjq"),
    BODY("10", "abcdgn"),
    MEETING("11", "acdegnq"),
    /// A work, with its author's name before it or without.
    TITLE("30", "adfghklmnoprst"),
    EVENT("47", "acdg"),
    PERIOD("48", "a"),
    TOPIC("50", "abcdg"),
    PLACE("51", "ag"),
    GENRE("55", "a");

    private final String digits;
    private final String codes;

    HeadingKind(String digits, String codes) {
        this.digits = digits;
        this.codes = codes;
    }

    /// As tables and addresses write it: `person`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static HeadingKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /// The last two digits of its tags.
    public String digits() {
        return digits;
    }

    /// Of a field of a heading; whether it also has a title is another question.
    static Optional<HeadingKind> ofTag(String tag) {
        for (HeadingKind kind : values()) {
            if (tag.endsWith(kind.digits)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /// The subfields that tell one from another; those of subdivisions are not among them.
    String codes() {
        return codes;
    }

    /// Whether it may be written after a name, as `Twain, Mark. Tom Sawyer`.
    public boolean isName() {
        return this == PERSON || this == BODY || this == MEETING;
    }

    /// Whether lists of subjects differ in it. A person is the same person whoever lists her.
    public boolean hasThesaurus() {
        return !isName() && this != TITLE;
    }
}
