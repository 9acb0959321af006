package org.carrel.circulation.policy;

import java.util.Locale;

/// What a rule says, as a file's columns and a form's fields name it.
enum RuleColumn {
    PATRONS,
    ITEMS,
    LOCATIONS,
    LENDS,
    PERIOD,
    NO_LATER_THAN,
    AT_ONCE,
    RENEWALS,
    RENEWED_AT_MOST,
    RENEWED_UNTIL,
    RENEWED_FROM,
    REQUESTS,
    RECALL_DAYS,
    GUARANTEED_DAYS,
    SHELF_DAYS,
    LATE_DAY,
    LATE_MOST,
    LOST;

    /// `no-later-than`.
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
