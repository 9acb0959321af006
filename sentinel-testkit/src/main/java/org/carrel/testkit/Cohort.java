package org.carrel.testkit;

/// The user groups of the library, and how each reads from afar.
///
/// `documents` is the mean of distinct documents on an active day; the spread between people and days is large, so that
/// over all cohorts the median of account-days is 0, nine in ten have about 4 or fewer and 99 in 100 about 18.
enum Cohort {
    STUDENT(60, 0.34, 1.5, 0.55, 0.05),
    STAFF(18, 0.38, 3.2, 0.45, 0.07),
    ALUMNUS(5, 0.06, 1.0, 0.95, 0.15),
    RETIRED_STAFF(1.5, 0.1, 1.6, 0.9, 0.05),
    NHS_STAFF(6, 0.22, 1.8, 0.6, 0.03),
    INCUBATOR(1, 0.2, 2.4, 0.3, 0.08),
    CRICK(2, 0.35, 3.5, 0.3, 0.05),
    MRC(1.5, 0.35, 3.5, 0.3, 0.05),
    THROMBOSIS_INSTITUTE(0.5, 0.3, 2.5, 0.3, 0.03),
    LOCAL_COLLEGE(2, 0.1, 1.0, 0.6, 0.02),
    SCONUL(2, 0.06, 1.0, 0.8, 0.03),
    PUBLIC(0.5, 0.03, 0.8, 1, 0.02);

    /// Share of accounts, per cent.
    final double share;

    final double activeOnWeekday;
    final double documents;
    final double fromHome;
    /// Share of people who live abroad.
    final double abroad;

    Cohort(double share, double activeOnWeekday, double documents, double fromHome, double abroad) {
        this.share = share;
        this.activeOnWeekday = activeOnWeekday;
        this.documents = documents;
        this.fromHome = fromHome;
        this.abroad = abroad;
    }

    static Cohort draw(Chance chance) {
        double point = chance.between(0.0, 100.0);
        for (Cohort cohort : values()) {
            point -= cohort.share;
            if (point < 0) {
                return cohort;
            }
        }
        return STUDENT;
    }

    /// Follows the university's terms.
    boolean isTaught() {
        return this == STUDENT || this == LOCAL_COLLEGE;
    }
}
