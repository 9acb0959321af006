package org.carrel.people.desk;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.carrel.people.UserGroup;
import org.jspecify.annotations.Nullable;

/// Why somebody may use the library, and until when.
///
/// @param until   the last day; null where it has no end
/// @param source  the title of the system that said so; null where it was entered by hand
/// @param claimed only the university's sign-in service says so
/// @param endSaid why it was ended by hand, as the person is told; null where it was not
/// @param details those of its group that are known, but for what only a check of NHS membership sees
record Affiliation(
        UUID id,
        UserGroup group,
        LocalDate since,
        @Nullable LocalDate until,
        @Nullable String source,
        boolean claimed,
        @Nullable String endSaid,
        Map<AffiliationField, String> details) {

    /// When it counts, seen from a day.
    enum When {
        NOW,
        LATER,
        OVER
    }

    When when(LocalDate today) {
        if (until != null && until.isBefore(today)) {
            return When.OVER;
        }
        return since.isAfter(today) ? When.LATER : When.NOW;
    }

    boolean isByHand() {
        return source == null && !claimed;
    }

    String version() {
        return Version.of(since, until, endSaid);
    }

    /// Without its details: records end up in messages and logs.
    @Override
    public String toString() {
        return "Affiliation[" + id + " " + group + "]";
    }
}
