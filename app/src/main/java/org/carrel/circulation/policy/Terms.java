package org.carrel.circulation.policy;

import org.jspecify.annotations.Nullable;

/// On what terms something is lent.
///
/// @param atOnce      how many items somebody may have by this rule at once; null for as many as
///     the patron type allows
/// @param noLaterThan by when it has to be back whatever the period: [#END_OF_TERM] or the code of
///     a list of due dates; null for no such day
/// @param requests    whether it may be asked for
/// @param shelfDays   how many days it waits on the hold shelf
public record Terms(
        @Nullable Integer atOnce,
        LoanPeriod period,
        @Nullable String noLaterThan,
        Renewing renewing,
        boolean requests,
        Recalling recalling,
        int shelfDays,
        Charges charges) {

    public static final String END_OF_TERM = "end-of-term";
}
