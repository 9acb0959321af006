package org.carrel.engine.scoring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// One account on one calendar day on which it was active.
///
/// @param account token
/// @param day calendar day in the zone of [DetectorSettings]
/// @param score evidence in bits at the day's most suspicious moment; higher is more suspicious, below 0 is less
///     suspicious than an account of which nothing is known
/// @param probability `score` with the stated prior, see [Probability]
/// @param strongest when the findings stood as told: the last moment at which the score was reached
/// @param documents distinct documents delivered on this day
/// @param hits log lines
/// @param addresses distinct addresses
/// @param networks distinct networks (/24 or /48)
/// @param countries distinct known countries; 0 without places
/// @param bytes sum of the sizes of all answers
/// @param findings strongest first; empty where nothing stands out
/// @param baseline EZproxy's rules that would have fired, for comparison; not part of the score
public record AccountDay(
        String account,
        LocalDate day,
        double score,
        double probability,
        Instant strongest,
        int documents,
        long hits,
        int addresses,
        int networks,
        int countries,
        long bytes,
        List<Finding> findings,
        Set<BaselineRule> baseline) {}
