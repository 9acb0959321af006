package org.carrel.catalogue.search;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SequencedSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carrel.catalogue.Amplified;
import org.carrel.catalogue.ItemStatus;
import org.carrel.catalogue.RealRecords;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.description.Describing;
import org.carrel.catalogue.description.Description;
import org.carrel.catalogue.index.CatalogueIndex;
import org.carrel.catalogue.index.Facet;
import org.carrel.catalogue.index.Findable;
import org.carrel.catalogue.index.IndexForTests;
import org.carrel.catalogue.index.NoIndex;
import org.carrel.catalogue.index.Place;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.StoredMarc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How fast an index is made and searched in, without database and HTTP; see docs/benchmarks.md.
///
/// `-Dcarrel.bench.records=1000000` and `-Dcarrel.bench.users=20` are the settings.
class LibrarySearchBenchmark {

    private static final int RECORDS = Integer.getInteger("carrel.bench.records", 1_000_000);
    private static final int USERS = Integer.getInteger("carrel.bench.users", 20);
    private static final int EACH = 300;
    private static final String[] CAMPUSES = {"north", "south", "east", "west"};
    private static final double NANOS = 1e6;

    @TempDir
    private Path folder;

    @Test
    void searching() throws Exception {
        List<MarcRecord> real = new ArrayList<>(RealRecords.of("jazz_1k.mrc"));
        real.addAll(RealRecords.of("lul_fre_500.mrc"));
        real.addAll(RealRecords.of("pride-and-prejudice-fixed.mrc"));
        Amplified amplified = new Amplified(real);
        IndexForTests.onDisk(folder.resolve("warm"), 20_000, number -> record(amplified, number));
        long began = System.nanoTime();
        long worked = processor();
        CatalogueIndex index =
                IndexForTests.onDisk(folder.resolve("index"), RECORDS, number -> record(amplified, number));
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "BENCH index: %d records in %.1f s, %.0f a second, %.0f us of processor each, %d MB on disk, heap %d MB%n",
                RECORDS,
                seconds,
                RECORDS / seconds,
                (processor() - worked) / 1e3 / RECORDS,
                size(folder.resolve("index")) >> 20,
                heap() >> 20);
        List<SearchRequest> questions = questions(amplified);
        run(index, questions, 1, "one user, cold", 1, false);
        run(index, questions, 1, "one user, every question new", 2, false);
        run(index, questions, USERS, USERS + " users, every question new", 4, false);
        run(index, questions, USERS, USERS + " users, questions repeated", 4, true);
    }

    /// With what the tables would add: stored text read, described, an item or two.
    private static Findable record(Amplified amplified, int number) {
        String stored = StoredMarc.text(amplified.record(number));
        Description description = Describing.describe(StoredMarc.record(stored));
        Random chance = new Random(number);
        List<Place> places = IntStream.range(0, chance.nextInt(5) == 0 ? 2 : 1)
                .mapToObj(i -> new Place(
                        CAMPUSES[chance.nextInt(CAMPUSES.length)],
                        "ML " + chance.nextInt(9_999) + " .A" + number,
                        chance.nextInt(10) == 0 ? ItemStatus.ON_LOAN : ItemStatus.AVAILABLE))
                .toList();
        return new Findable(new RecordId(number + 1L), description, places, false, chance.nextInt(50));
    }

    static List<SearchRequest> questions(Amplified amplified) {
        Random chance = new Random(11);
        List<SearchRequest> questions = new ArrayList<>();
        List<String> common = List.of(
                "jazz",
                "history",
                "pride and prejudice",
                "austen",
                "piano",
                "révolution",
                "france histoire",
                "miles davis");
        for (int i = 0; i < EACH; i++) {
            Description known = Describing.describe(amplified.record(chance.nextInt(RECORDS)));
            questions.add(SearchRequest.of(known.title().latin()));
            String[] words = known.title().latin().split("[^\\p{L}\\p{N}]+");
            questions.add(
                    SearchRequest.of(words[chance.nextInt(words.length)] + " " + words[chance.nextInt(words.length)]));
            SearchRequest often = SearchRequest.of(common.get(chance.nextInt(common.size())));
            questions.add(i % 3 == 0 ? often.with(campus(chance)) : often);
            if (!known.names().isEmpty()) {
                questions.add(SearchRequest.of(
                        "author:\"" + known.names().getFirst().heading().latin() + "\""));
            }
            if (!known.subjects().isEmpty()) {
                questions.add(
                        SearchRequest.of(known.subjects().getFirst().topic()).with(Order.NEWEST));
            }
        }
        return questions;
    }

    private static Filters campus(Random chance) {
        SequencedSet<String> value = new LinkedHashSet<>(List.of(CAMPUSES[chance.nextInt(CAMPUSES.length)]));
        Map<Facet, SequencedSet<String>> chosen = new EnumMap<>(Facet.class);
        chosen.put(Facet.NOW_AT, value);
        return new Filters(chosen, null, null);
    }

    /// Every user asks one question after another without a pause.
    ///
    /// @param remembered whether counts of questions asked before are at hand
    private static void run(
            CatalogueIndex index, List<SearchRequest> questions, int users, String what, int rounds, boolean remembered)
            throws InterruptedException {
        Remembered memory = new Remembered();
        long[][] times = new long[users][];
        List<Thread> threads = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            int self = user;
            int count = rounds * questions.size() / users;
            times[self] = new long[count];
            threads.add(Thread.ofPlatform().start(() -> {
                Random chance = new Random(self);
                for (int i = 0; i < count; i++) {
                    SearchRequest request = questions.get(chance.nextInt(questions.size()));
                    long began = System.nanoTime();
                    ask(index, remembered ? memory : new Remembered(), request);
                    times[self][i] = System.nanoTime() - began;
                }
            }));
        }
        long began = System.nanoTime();
        long worked = processor();
        for (Thread thread : threads) {
            thread.join();
        }
        double each = (processor() - worked) / NANOS;
        long[] all = Arrays.stream(times).flatMapToLong(Arrays::stream).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "BENCH search %s: %d searches, %.0f a second, p50 %.1f p95 %.1f p99 %.1f worst %.1f ms, %.2f ms of processor each, heap %d MB%n",
                what,
                all.length,
                all.length / ((System.nanoTime() - began) / 1e9),
                at(all, 0.5),
                at(all, 0.95),
                at(all, 0.99),
                at(all, 1),
                each / all.length,
                heap() >> 20);
    }

    private static void ask(CatalogueIndex index, Remembered memory, SearchRequest request) {
        try {
            index.read(reading -> new Searching(reading, memory).answer(request));
        } catch (NoIndex e) {
            throw new AssertionError(e);
        }
    }

    private static double at(long[] sorted, double quantile) {
        return sorted[(int) Math.max(0, Math.ceil(quantile * sorted.length) - 1)] / NANOS;
    }

    /// Nanoseconds of all threads, whatever else the machine does.
    private static long processor() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
