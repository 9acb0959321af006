package org.carrel.privacy;

import java.time.Instant;
import java.util.function.Predicate;

/// A purpose of which people are told later than it happens, or never: as long as telling them would
/// do harm, nothing shows that anybody looked at their data for it.
public interface ToldLater {

    /// As the notice names it.
    String purpose();

    /// Whether a look at that moment may be told to this person by now.
    Predicate<Instant> mayBeTold(Subject subject);
}
