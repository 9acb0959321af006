package org.carrel.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.carrel.engine.places.PlaceTable;

/// Reads and scores logs of 1 to 16 times as many lines, from 1 to 16 times as many accounts over the same days.
public final class Linearity {
    private static final int ACCOUNTS = 3_000;
    private static final int AT_WORK = 60;
    private static final int DAYS = 10;
    private static final int WARM_UP = 4;

    private Linearity() {}

    /// @param arguments folder to write to, lines of the smallest log
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        long lines = Long.parseLong(arguments[1]);
        Path log = folder.resolve("linearity");
        PlaceTable places = PlaceTable.load(List.of(folder.resolve("places.csv")));
        LogGenerator.Size base = new LogGenerator.Size(lines, ACCOUNTS, AT_WORK, (int) Math.ceilDiv(lines, DAYS));
        LogGenerator.log(base.times(4), log);
        for (int round = 0; round < WARM_UP; round++) {
            InProcess.scoring(log, places);
        }
        for (int times = 1; times <= 16; times *= 2) {
            LogGenerator.log(base.times(times), log);
            InProcess first = InProcess.scoring(log, places);
            InProcess second = InProcess.scoring(log, places);
            InProcess better = first.processor() < second.processor() ? first : second;
            System.out.printf(
                    Locale.ROOT,
                    "| %d× lines and accounts, warm, better of two | %.2f | %,.0f | %.2f | %,.0f | – |%n",
                    times,
                    better.wall(),
                    better.lines() / better.wall(),
                    better.processor(),
                    better.lines() / better.processor());
        }
        Files.delete(log);
    }
}
