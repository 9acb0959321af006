package org.carrel.sentinel.release;

import java.time.Instant;
import java.util.UUID;

/// Settings on trial.
///
/// @param slot [#CHALLENGER], [#WITHOUT_COUNTRY] or [#COUNTRY_LEFT_OUT]
public record Trial(long id, String slot, Choice choice, String reason, UUID proposedBy, Instant proposedAt) {

    /// May be released.
    static final String CHALLENGER = "challenger";

    /// The bias check of what may be released: the same without what is known of countries.
    static final String WITHOUT_COUNTRY = "challenger_without_country";

    /// The bias check: the running settings without what is known of countries.
    static final String COUNTRY_LEFT_OUT = "country_left_out";
}
