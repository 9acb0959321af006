package org.carrel.catalogue.load;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.carrel.catalogue.marc.Problem;
import org.jspecify.annotations.Nullable;

/// A file that came, and what became of it.
///
/// @param trial    whether it is only looked at
/// @param changeId null for a trial
/// @param said     of the whole, such as why it was refused
record Load(
        long id,
        String profile,
        String fileName,
        byte[] fileHash,
        long fileBytes,
        boolean trial,
        @Nullable Long changeId,
        State state,
        Instant receivedAt,
        @Nullable Instant endedAt,
        List<Problem> said,
        @Nullable String agreedBecause,
        LoadCounts counts) {

    /// Where it stands.
    enum State {
        WAITING,
        RUNNING,
        DONE,
        /// All was taken in, but so many titles would go that somebody has to agree.
        AGREE,
        /// It is none that can be read.
        REFUSED,
        /// It could not be read to its end; what came before was taken in.
        STOPPED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    boolean isOpen() {
        return state == State.WAITING || state == State.RUNNING;
    }
}
