package org.carrel.database;

/// What became of one table that was to be rewritten.
///
/// @param relation `schema.table`
public record Rewriting(String relation, Outcome outcome) {

    public enum Outcome {
        /// Its files are new and hold what is there, and nothing else.
        REWRITTEN,
        /// Larger than was asked for: its free room was only marked as free, and is overwritten in
        /// time.
        TOO_LARGE,
        /// Somebody used it all the time.
        BUSY,
        /// Its files are new, but an older transaction can still see rows that were deleted, so
        /// these were taken along.
        STILL_SEEN,
        /// The server refused; the log says why.
        REFUSED
    }
}
