package org.carrel.catalogue.index;

import java.time.Instant;

/// How the index stands, for staff and for whoever searches.
public sealed interface IndexState {

    /// Nobody has opened it yet.
    record Opening() implements IndexState {}

    /// @param records in it
    /// @param seenAt  when the tables were last looked at
    record Ready(int records, Instant seenAt) implements IndexState {}

    /// It is read from the tables anew.
    ///
    /// @param served whether searches are answered from an older one meanwhile
    /// @param why    a message key under `index.why.`
    record Rebuilding(long done, long total, Instant since, boolean served, String why) implements IndexState {}

    /// Something keeps it from being right; it is tried again and again.
    ///
    /// @param served whether searches are answered from what there was before
    /// @param why    a message key under `index.trouble.`
    record Trouble(Instant since, boolean served, String why) implements IndexState {}
}
