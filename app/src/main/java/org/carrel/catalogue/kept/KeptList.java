package org.carrel.catalogue.kept;

import java.time.Instant;

/// A list of works that somebody made.
///
/// @param changedAt when something was last put on it
/// @param records   how many are on it
record KeptList(long id, String name, Instant changedAt, int records) {

    static final int MOST_LISTS = 100;
    static final int MOST_RECORDS = 1_000;
    static final int LONGEST_NOTE = 20_000;
}
