package org.carrel.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.carrel.engine.places.PlaceTable;

/// Reads, or reads and scores, one log again and again in one process: the first rounds are the compiler's, the best of
/// the others counts.
public final class Warm {
    private static final int ROUNDS = 5;

    private Warm() {}

    /// @param arguments `reading` or `scoring`, log file, places file
    public static void main(String[] arguments) throws Exception {
        boolean scoring = arguments[0].equals("scoring");
        Path log = Path.of(arguments[1]);
        PlaceTable places = PlaceTable.load(List.of(Path.of(arguments[2])));
        InProcess best = null;
        for (int round = 0; round < ROUNDS; round++) {
            InProcess found = scoring ? InProcess.scoring(log, places) : InProcess.reading(log, places);
            best = best == null || found.processor() < best.processor() ? found : best;
        }
        if (best != null) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s, warm, one thread, best of %d | %.2f | %,.0f | %.2f | %,.0f | – |%n",
                    scoring ? "reading and scoring" : "reading: parse, place, pseudonymise",
                    ROUNDS,
                    best.wall(),
                    best.lines() / best.wall(),
                    best.processor(),
                    best.lines() / best.processor());
        }
    }
}
