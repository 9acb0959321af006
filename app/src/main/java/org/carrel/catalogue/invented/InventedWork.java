package org.carrel.catalogue.invented;

import org.carrel.catalogue.marc.MarcRecord;

/// A record, and what the library has of it.
///
/// @param number from 1: what else is invented of it follows from this
record InventedWork(MarcRecord record, Had had, String callNumber, int number) {

    /// How libraries have such works.
    enum Had {
        /// To lend, online, or both.
        BOOK,
        /// Bound, and online for the later years.
        JOURNAL,
        /// To read in the library.
        REFERENCE
    }

    boolean isPrinted() {
        return had != Had.BOOK || number % 5 != 0;
    }

    boolean isOnline() {
        return switch (had) {
            case BOOK -> number % 5 == 0 || number % 4 == 0;
            case JOURNAL -> true;
            case REFERENCE -> number % 2 == 0;
        };
    }
}
