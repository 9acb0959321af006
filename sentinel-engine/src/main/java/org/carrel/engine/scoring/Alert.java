package org.carrel.engine.scoring;

import java.time.Instant;
import java.util.List;

/// An episode of one account that is worth a reviewer's time: opened once, then updated, never repeated.
///
/// @param account token
/// @param campaign the same for alerts whose accounts were in the same hands, by all that is known: they came to one
///     network within two days of each other, and that is part of the evidence against them. Empty if none.
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
        List<Hour> hours) {

    /// @param start beginning of the hour
    /// @param documents distinct documents first seen in it
    public record Hour(Instant start, int documents) {}

    /// The same for the same episode, however often it was updated.
    public String id() {
        return account + "@" + opened.getEpochSecond();
    }
}
