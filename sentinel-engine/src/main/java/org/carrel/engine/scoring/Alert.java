package org.carrel.engine.scoring;

import java.time.Instant;
import java.util.List;
import org.carrel.engine.NetworkClass;

/// An episode of one account that is worth a reviewer's time: opened once, then updated, never repeated.
///
/// @param account token
/// @param campaign the same for alerts of one case: their accounts kept company on one network that was new to them,
///     and that is part of the evidence against each. The case lasts until two days bring no further alert, a week
///     at most.
///     Empty as long as the alert is the only one; the first gets it when the second opens. On a mobile or relayed
///     network an account belongs to a case only if something besides the company speaks against it. A sign that they
///     are in the same hands, not a proof. Tells nothing of the network
/// @param opened time of the event that crossed the line; with `account` it identifies the alert for ever
/// @param first earliest event that the evidence covers
/// @param last latest event of the episode so far
/// @param score highest score of the episode, in bits
/// @param probability that score with the stated prior, see [Probability]
/// @param strongest when the evidence stood at that score
/// @param documentsBefore distinct documents in the 24 hours up to `opened`: what was lost before anyone could know
/// @param documents distinct documents of the episode so far, `documentsBefore` included
/// @param findings as they stood at the highest score, strongest first
/// @param hours documents by hour, from 24 hours before `opened`; hours without one are left out
/// @param sessions where the account was used from, by their beginning; of many the last ones
public record Alert(
        String account,
        String campaign,
        Instant opened,
        Instant first,
        Instant last,
        double score,
        double probability,
        Instant strongest,
        int documentsBefore,
        int documents,
        List<Finding> findings,
        List<Hour> hours,
        List<Session> sessions) {

    /// @param start beginning of the hour
    /// @param documents distinct documents first seen in it
    public record Hour(Instant start, int documents) {}

    /// What was done from one network without a pause of half an hour; before the alert opened, that day's as one.
    ///
    /// @param network its number in this alert, from 1; networks have no other name
    /// @param country ISO 3166-1 alpha-2; empty where unknown
    /// @param isNew neither the campus nor one of the account's own
    /// @param hits log lines
    /// @param documents distinct documents of the day, first seen in this session
    public record Session(
            Instant from,
            Instant to,
            int network,
            String country,
            NetworkClass networkClass,
            boolean isNew,
            int hits,
            int documents) {}

    /// The same for the same episode, however often it was updated.
    public String id() {
        return account + "@" + opened.getEpochSecond();
    }
}
