package org.carrel.people.feed;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.carrel.CarrelTest;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/// How long deliveries take; see docs/benchmarks.md. `-Dcarrel.bench.people=500000` is the setting.
@CarrelTest
@TestPropertySource(properties = "carrel.context=FeedBenchmark")
class FeedBenchmark {

    private static final int PEOPLE = Integer.getInteger("carrel.bench.people", 500_000);
    private static final int DELTA = 2_000;
    private static final int SINGLE = 200;
    private static final double MILLIS = 1e6;
    private static final String[] FIRST = {
        "Ada", "Grace", "Émilie", "Sofia", "Alan", "Chen", "Olu", "Priya", "Zoë", "Li"
    };
    private static final String[] LAST = {"Lovelace", "Hopper", "Noether", "Turing", "O’Neill", "Okafor", "Rao", "Wang"
    };

    @Autowired
    private Sources sources;

    @Autowired
    private FileDeliveries files;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Environment environment;

    @TempDir
    private Path folder;

    @Test
    void deliveries() throws IOException {
        FeedForTests full = new FeedForTests(sources, files, environment, FeedForTests.MAPPING);
        Path all = write("all.csv", 0, PEOPLE, i -> "");
        System.out.printf(Locale.UK, "BENCH feed: %d rows, %.1f MB%n", PEOPLE, Files.size(all) / 1e6);
        say("all are new", full.key, all);
        say("the same once more", full.key, all);
        // A source's deltas are its full files' kind changed: who is new, who changed.
        sources.change(new Source(
                full.key,
                "Delta",
                100,
                FeedForTests.MAPPING.replace("kind: full", "kind: delta"),
                java.math.BigDecimal.valueOf(100)));
        say("a delta", full.key, write("delta.csv", PEOPLE - DELTA / 2, PEOPLE + DELTA / 2, i -> "x"));
        sources.change(new Source(full.key, "Full", 100, FeedForTests.MAPPING, java.math.BigDecimal.valueOf(100)));
        say("1% changed, 0.2% gone", full.key, write("next.csv", PEOPLE / 500, PEOPLE, i -> i % 100 == 0 ? "y" : ""));
        single();
    }

    private void single() {
        sources.offer("rows", "Rows", 50);
        long begun = System.nanoTime();
        for (int i = 0; i < SINGLE; i++) {
            deliveries.take(
                    "rows",
                    DeliveryKind.DELTA,
                    Stream.of(SourceRow.of(
                            1,
                            Map.of(
                                    Field.EXTERNAL_ID, "r" + i,
                                    Field.NAME, "Row " + i,
                                    Field.USERNAME, "row" + i,
                                    Field.USER_GROUP, "staff"))),
                    null);
        }
        System.out.printf(
                Locale.UK,
                "BENCH feed: one row at a time: %.1f ms each%n",
                (System.nanoTime() - begun) / MILLIS / SINGLE);
    }

    /// As it happens by itself within a minute or so; the next delivery comes the next day.
    private void vacuum() {
        new OwnerOfDatabase(environment).execute("VACUUM ANALYZE");
    }

    private void say(String what, String key, Path file) {
        vacuum();
        long begun = System.nanoTime();
        Import made = files.take(key, file, null, true);
        System.out.printf(
                Locale.UK,
                "BENCH feed: %s: %.2f s, %s %s%n",
                what,
                Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1e3,
                made.state(),
                made.counts());
    }

    private Path write(String name, int from, int to, IntFunction<String> more) throws IOException {
        Path file = folder.resolve(name);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(FeedForTests.HEADER);
            for (int i = from; i < to; i++) {
                String last = LAST[i % LAST.length] + more.apply(i);
                out.write("%07d,%s,%s,u%d,u%d@college.example,04AB%08d,%s,01/10/%d,%n"
                        .formatted(
                                i, FIRST[i % 10], last, i, i, i, i % 9 == 0 ? "employed" : "enrolled", 2018 + i % 8));
            }
        }
        return file;
    }
}
