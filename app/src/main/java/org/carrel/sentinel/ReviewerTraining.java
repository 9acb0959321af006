package org.carrel.sentinel;

import java.time.LocalDate;
import org.carrel.people.AccountId;

/// Who may turn a token into a person.
public interface ReviewerTraining {

    /// Records that a reviewer was trained on a day not in the future and not a year ago; it holds for a year.
    ///
    /// @param by who says so
    /// @return false if the day is such a one, or nobody of that account is a reviewer
    boolean train(AccountId reviewer, LocalDate on, AccountId by);
}
