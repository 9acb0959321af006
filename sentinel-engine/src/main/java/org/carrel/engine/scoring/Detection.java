package org.carrel.engine.scoring;

import java.util.List;

/// All that came out of a log.
///
/// @param settings what the library had chosen
/// @param accountDays one for each account and calendar day with any activity, by day, then account
/// @param alerts by time of opening, then account
/// @param accounts distinct accounts
/// @param days distinct calendar days
/// @param events events of these account-days, of whichever run
/// @param refusals refused sign-ins of names that were not in use on that day: part of no account-day
/// @param lateEvents events more than [Detector#LATENESS_SECONDS] older than one before them: counted here, not scored
/// @param beyondBudget times an account crossed the line when the day's alerts were used up
/// @param evidenceOff what could not be looked at, and why
public record Detection(
        DetectorSettings settings,
        List<AccountDay> accountDays,
        List<Alert> alerts,
        int accounts,
        int days,
        long events,
        long refusals,
        long lateEvents,
        long beyondBudget,
        List<EvidenceOff> evidenceOff) {

    /// @param family kind of evidence, in plain words
    /// @param reason a sentence
    public record EvidenceOff(String family, String reason) {}
}
