package org.carrel.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.catalogue.Amplified;
import org.carrel.catalogue.RealRecords;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.description.Description;
import org.carrel.catalogue.index.CatalogueIndex;
import org.carrel.catalogue.index.Findable;
import org.carrel.catalogue.index.IndexForTests;
import org.carrel.catalogue.index.Keys;
import org.carrel.catalogue.index.NoIndex;
import org.carrel.catalogue.marc.MarcRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How good the order of results is, over real records of three libraries: see docs/benchmarks.md. A change of ranking
/// is seen here.
class SearchQualityTest {

    private static final double LEAST_NDCG = 0.85;
    private static final double LEAST_KNOWN = 0.95;
    private static final int ALL = 10;
    private static final int MANY = 40_000;
    private static final List<String> FILES = List.of(
            "jazz_1k.mrc",
            "lul_fre_500.mrc",
            "pride-and-prejudice-fixed.mrc",
            "chinese_mangled_multibyte.mrc",
            "greekmissingcharsetchange.mrc");

    private static Catalogue real;

    /// An index and what is in it.
    private record Catalogue(CatalogueIndex index, Map<RecordId, Description> records) {

        static Catalogue of(IndexForTests records) {
            Map<RecordId, Description> known = new HashMap<>();
            for (Findable record : records.records()) {
                known.put(record.id(), record.description());
            }
            return new Catalogue(records.index(), known);
        }

        List<Description> found(String text) {
            try {
                Remembered memory = new Remembered();
                SearchRequest request = new SearchRequest(text, Filters.NONE, Order.RELEVANCE, 1, ALL);
                return index.read(reading -> new Searching(reading, memory).answer(request)).hits().stream()
                        .map(hit -> records.get(hit.id()))
                        .toList();
            } catch (NoIndex e) {
                throw new AssertionError(e);
            }
        }
    }

    private static List<MarcRecord> records() {
        return FILES.stream().flatMap(file -> RealRecords.of(file).stream()).toList();
    }

    @BeforeAll
    static void build() {
        IndexForTests records = new IndexForTests();
        records().forEach(records::add);
        real = Catalogue.of(records);
    }

    @Test
    void theFirstTenAreTheBestTen() {
        List<Description> all = List.copyOf(real.records().values());
        double sum = 0;
        List<Judged> judged = Judged.all();
        List<String> worst = new ArrayList<>();
        for (Judged one : judged) {
            double ndcg = one.ndcg(real.found(one.question()), all);
            assertThat(ndcg)
                    .as("something is worth finding for %s", one.question())
                    .isNotNaN();
            sum += ndcg;
            if (ndcg < 0.8) {
                worst.add(String.format(Locale.ROOT, "%.2f %s", ndcg, one.question()));
            }
        }
        double mean = sum / judged.size();
        worst.sort(null);
        System.out.printf("BENCH search: nDCG@10 %.3f over %d questions; lowest %s%n", mean, judged.size(), worst);
        assertThat(judged).hasSize(100);
        assertThat(mean).isGreaterThan(LEAST_NDCG);
    }

    @Test
    void whoeverTypesATitleFindsItFirst() {
        known(real, "");
    }

    /// Words that are rare in a small catalogue count more in a large one.
    @Test
    void alsoAmongManyMoreRecordsWithTheSameWords() {
        IndexForTests records = new IndexForTests();
        records().forEach(records::add);
        Amplified amplified = new Amplified(records());
        for (int number = 0; number < MANY; number++) {
            records.add(amplified.record(number));
        }
        known(Catalogue.of(records), " among " + MANY + " more");
    }

    private static void known(Catalogue catalogue, String where) {
        Set<String> proper = catalogue.records().values().stream()
                .map(record -> Keys.title(record.title().latin()))
                .collect(Collectors.toSet());
        int first = 0;
        int asked = 0;
        List<String> missed = new ArrayList<>();
        for (Description record : real.records().values()) {
            for (String title : List.of(record.title().latin(), record.shortTitle())) {
                List<Description> found = catalogue.found(title);
                boolean isFirst = !found.isEmpty()
                        && (proper.contains(Keys.title(title))
                                ? isJustThat(found.getFirst(), title)
                                : isSameTitle(found.getFirst(), title));
                first += isFirst ? 1 : 0;
                asked++;
                if (!isFirst) {
                    missed.add(title + " -> "
                            + (found.isEmpty() ? "-" : found.getFirst().title().latin()));
                }
            }
        }
        System.out.printf(
                "BENCH search: known title first%s %d of %d (%.2f %%)%n", where, first, asked, 100.0 * first / asked);
        missed.stream().distinct().limit(30).forEach(line -> System.out.println("BENCH search missed: " + line));
        assertThat((double) first / asked).isGreaterThan(LEAST_KNOWN);
    }

    /// Without any rest, and not as another title of something.
    private static boolean isJustThat(Description record, String title) {
        return Keys.title(record.title().latin()).equals(Keys.title(title));
    }

    /// Editions of one work have one title: any of them will do.
    private static boolean isSameTitle(Description record, String title) {
        String key = Keys.title(title);
        return Keys.title(record.title().latin()).equals(key)
                || Keys.title(String.valueOf(record.title().original())).equals(key)
                || Keys.title(record.shortTitle()).equals(key)
                || record.otherTitles().stream()
                        .anyMatch(other -> Keys.title(other.latin()).equals(key));
    }
}
