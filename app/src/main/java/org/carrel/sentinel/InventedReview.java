package org.carrel.sentinel;

import org.carrel.people.AccountId;

/// For the demo alone, and there alone a bean: decides some of what waits, so that the pages on
/// how right the detector is have something to show. Each of its decisions says that it is
/// invented.
public interface InventedReview {

    /// Draws samples for the audit and decides some of them, and alerts that have been quiet for a week, all by what a
    /// reviewer would see.
    ///
    /// @param reviewer an invented one
    /// @return how many it decided
    int decide(AccountId reviewer);
}
