package org.carrel.catalogue.load;

import java.util.Locale;

/// What becomes of a record of a file.
enum Outcome {
    NEW,
    REPLACED,
    /// It is as it was, and has copies or links that it had not.
    ADDED,
    UNCHANGED,
    /// Its source says that it is deleted.
    SUPPRESSED,
    /// It could be several of ours.
    AMBIGUOUS,
    SET_ASIDE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /// Whether its bytes are kept, to be mended and loaded again.
    boolean keepsBytes() {
        return this == AMBIGUOUS || this == SET_ASIDE;
    }
}
