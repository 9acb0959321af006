package org.carrel.engine.scoring;

import org.jspecify.annotations.Nullable;

/// Where the states of accounts live: in memory for a scan, in a table for the app.
///
/// The detector changes a state in place. From one [Detector#drain] to the next, `find` must give the same object for
/// the same token; `drain` hands every changed state to `put`.
public interface AccountStates {

    @Nullable
    AccountState find(String token);

    void put(String token, AccountState state);

    /// Forgets every account not seen since `epochDay` (days since 1970-01-01).
    void expireBefore(long epochDay);
}
