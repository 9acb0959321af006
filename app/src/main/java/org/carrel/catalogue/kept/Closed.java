package org.carrel.catalogue.kept;

import java.util.Locale;

/// Why nothing can be kept for somebody.
enum Closed {
    /// They objected to it; what they had is hidden until they take that back.
    OBJECTED,
    /// Their account is for work alone and belongs to no user of the library.
    NO_READER;

    /// The end of its message key.
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
