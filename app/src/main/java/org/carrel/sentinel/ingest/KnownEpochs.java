package org.carrel.sentinel.ingest;

import java.util.Optional;

/// Which keys have made tokens here, so that others are never taken for them.
interface KnownEpochs {

    /// @param check what the epoch's keys make of a name that is no account's
    record Known(int epoch, String check) {}

    /// The one that made the newest tokens; empty before the first.
    Optional<Known> newest();

    /// The same for an epoch; what stood there before stays.
    ///
    /// @return what stands there now
    Known remember(Known epoch);
}
