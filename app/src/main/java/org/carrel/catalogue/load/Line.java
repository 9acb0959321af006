package org.carrel.catalogue.load;

import java.util.List;
import org.carrel.catalogue.marc.Problem;
import org.jspecify.annotations.Nullable;

/// What became of a record of a file.
///
/// @param record null where it is none of ours
/// @param authority what it is instead of a record; null for a record, and where it is none of
/// ours
/// @param aside  its bytes, where they are kept; empty otherwise
record Line(
        long position,
        Outcome outcome,
        boolean repaired,
        @Nullable Held record,
        List<Problem> said,
        long offset,
        byte[] aside,
        @Nullable Long authority) {

    Line(
            long position,
            Outcome outcome,
            boolean repaired,
            @Nullable Held record,
            List<Problem> said,
            long offset,
            byte[] aside) {
        this(position, outcome, repaired, record, said, offset, aside, null);
    }
}
