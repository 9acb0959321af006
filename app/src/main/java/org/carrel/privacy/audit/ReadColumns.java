package org.carrel.privacy.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the rows of one statement hold.
///
/// @param categories of personal data; empty where there is none
/// @param leads columns that say whose a row is, the best first
/// @param actors columns that say which member of staff did something; they count where nobody is
/// named otherwise
record ReadColumns(Set<String> categories, List<Lead> leads, List<Integer> actors) {

    static final ReadColumns NOTHING = new ReadColumns(Set.of(), List.of(), List.of());

    /// @param position in the row, from 1
    /// @param rank people before accounts before pseudonyms
    record Lead(int position, int rank) {}

    boolean personal() {
        return !categories.isEmpty();
    }

    void note(ResultSet row, Sightings sightings) throws SQLException {
        Set<String> found = new TreeSet<>();
        int rank = Integer.MAX_VALUE;
        for (Lead lead : leads) {
            if (lead.rank() <= rank && add(row, lead.position(), found)) {
                rank = lead.rank();
            }
        }
        if (found.isEmpty()) {
            for (int position : actors) {
                add(row, position, found);
            }
        }
        if (found.isEmpty()) {
            sightings.unnamed(categories);
        }
        found.forEach(subject -> sightings.named(subject, categories));
    }

    private static boolean add(ResultSet row, int position, Set<String> found) throws SQLException {
        @Nullable String value = row.getString(position);
        return value != null && found.add(value);
    }
}
