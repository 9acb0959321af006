package org.carrel.circulation.policy;

import java.time.Instant;
import java.util.List;

/// When something is due, or why it cannot be lent or renewed.
public sealed interface Due {

    /// @param why what made it this moment and not the one of the period, in the order in which it
    ///     counted
    record At(Instant moment, List<Why> why) implements Due {

        public At {
            why = List.copyOf(why);
        }
    }

    record Refused(Reason reason) implements Due {}

    /// What moved a due date.
    enum Why {
        END_OF_TERM,
        FIXED_DATE,
        /// The campus is shut that day, or at that hour.
        SHUT,
        /// So long after the loan began nothing is renewed further.
        RENEWAL_LIMIT,
        /// The borrower's last day.
        LAST_DAY
    }

    /// Why there is no due date.
    enum Reason {
        /// The borrower's last day is today or past.
        LAST_DAY,
        NOT_RENEWED,
        RENEWED_OFTEN_ENOUGH,
        /// It would not be due later than it is.
        NOTHING_LONGER
    }
}
