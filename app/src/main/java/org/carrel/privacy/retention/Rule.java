package org.carrel.privacy.retention;

import java.util.List;
import java.util.Set;

/// How rows of one table go when their time is over.
///
/// @param relation as `schema.table`
/// @param category the kind of data, as in the notice; several parted by commas where the row goes
///     as a whole
/// @param day an SQL expression: the day on which a row's time is over; null or infinity while it
///     is not known
/// @param due an SQL condition on what more must be so: nothing stands in the way, there is
///     something to empty
/// @param empty columns to be emptied; none where the row goes
/// @param categories whose holds keep the row
record Rule(
        String relation, String category, String day, List<String> due, List<String> empty, Set<String> categories) {

    boolean deletes() {
        return empty.isEmpty();
    }

    String ending() {
        return deletes() ? "deleted" : "emptied";
    }
}
