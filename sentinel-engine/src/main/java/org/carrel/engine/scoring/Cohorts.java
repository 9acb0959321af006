package org.carrel.engine.scoring;

/// Which group of users an account belongs to, where that is known: an account without a past is judged as its cohort
/// reads, and how rare a score is, within its cohort.
@FunctionalInterface
public interface Cohorts {

    /// The largest number of a cohort.
    int MOST = Population.COHORTS - 1;

    Cohorts NONE = account -> 0;

    /// @param account token
    /// @return 1 to [#MOST], or 0 where it is not known
    int of(String account);
}
