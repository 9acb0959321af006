package org.carrel.catalogue.kept;

import java.time.Instant;
import org.carrel.catalogue.RecordId;

/// A search that somebody saved.
///
/// @param asked    as its address has it after the question mark
/// @param lookedAt when they last opened it
/// @param seenTo   the last record that there was then
record SavedSearch(long id, String name, String asked, Instant savedAt, Instant lookedAt, RecordId seenTo) {

    /// A search with how many records are new, or none where that cannot be said now.
    record WithNew(SavedSearch search, int fresh) {}
}
