package org.carrel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.carrel.engine.RequestKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Benign account-days against figures measured on real EZproxy logs; `docs/simulator.md` has both.
class MarginalsTest {

    private static final int SITTING_ENDS = 1_800;

    private static final class Day {
        final Set<Long> documents = new HashSet<>();
        final Set<String> addresses = new HashSet<>();
        int lines;
        long last;
    }

    private static final List<Integer> DOCUMENTS = new ArrayList<>();
    private static final List<Integer> LINES = new ArrayList<>();
    private static final List<Integer> GAPS = new ArrayList<>();
    private static final List<Integer> SITTINGS = new ArrayList<>();
    private static long documentHits;
    private static long documents;
    private static double manyAddresses;
    private static final double[] HOURS = new double[24];

    @BeforeAll
    static void live() throws IOException {
        CampusSettings calm = CampusSettings.of(31, 2_000, LocalDate.of(2026, 9, 21), 35, Worlds.LONDON);
        Campus.simulate(calm).run((day, hits) -> day(hits, calm));
        Collections.sort(DOCUMENTS);
        Collections.sort(LINES);
        Collections.sort(GAPS);
        Collections.sort(SITTINGS);
        manyAddresses /= DOCUMENTS.size();
    }

    private static void day(List<Hit> hits, CampusSettings settings) {
        Map<String, Day> days = new HashMap<>();
        Map<String, Long> lastDocument = new HashMap<>();
        Map<String, Integer> sitting = new HashMap<>();
        for (Hit hit : hits) {
            Day day = days.computeIfAbsent(hit.account(), a -> new Day());
            if (day.lines > 0 && hit.second() - day.last > SITTING_ENDS) {
                SITTINGS.add(sitting.put(hit.account(), 0));
            }
            sitting.merge(hit.account(), 1, Integer::sum);
            day.lines++;
            day.last = hit.second();
            day.addresses.add(hit.address().text());
            HOURS[Instant.ofEpochSecond(hit.second()).atZone(settings.zone()).getHour()]++;
            if (hit.kind() == RequestKind.DOCUMENT) {
                documentHits++;
                if (hit.takesDocument() && day.documents.add(hit.item())) {
                    Long before = lastDocument.put(hit.account(), hit.second());
                    if (before != null) {
                        GAPS.add((int) (hit.second() - before));
                    }
                }
            }
        }
        SITTINGS.addAll(sitting.values());
        for (Day day : days.values()) {
            DOCUMENTS.add(day.documents.size());
            LINES.add(day.lines);
            documents += day.documents.size();
            manyAddresses += day.addresses.size() > 5 ? 1 : 0;
        }
    }

    private static int quantile(List<Integer> sorted, double share) {
        return sorted.get((int) (share * sorted.size()));
    }

    @Test
    void documentsADayAreSpreadAsInRealLogs() {
        assertThat(quantile(DOCUMENTS, 0.5)).isZero();
        assertThat(quantile(DOCUMENTS, 0.9)).isBetween(3, 5);
        assertThat(quantile(DOCUMENTS, 0.99)).isBetween(14, 23);
    }

    @Test
    void aDocumentIsAskedForSeveralTimesAsInRealLogs() {
        assertThat((double) documentHits / documents).isBetween(3.0, 4.0);
    }

    @Test
    void linesAndSittingsAreOfTheSizeOfThoseInRealLogs() {
        assertThat(quantile(LINES, 0.5)).isBetween(20, 60);
        assertThat(quantile(SITTINGS, 0.5)).isBetween(10, 20);
        assertThat(quantile(GAPS, 0.5)).isBetween(150, 700);
    }

    @Test
    void someAccountDaysHaveManyAddressesAsInRealLogs() {
        assertThat(manyAddresses).isBetween(0.05, 0.17);
    }

    @Test
    void nightsAreQuieterThanAfternoons() {
        assertThat(HOURS[3] * 4).isLessThan(HOURS[15]);
    }

    @Test
    void theDocumentationShowsTheseFigures() throws IOException {
        String row = String.format(
                Locale.ROOT,
                "| simulated, benign | %d / %d / %d | %.1f | %d / %d | %d | %d / %d | %.1f%% |",
                quantile(DOCUMENTS, 0.5),
                quantile(DOCUMENTS, 0.9),
                quantile(DOCUMENTS, 0.99),
                (double) documentHits / documents,
                quantile(GAPS, 0.5),
                quantile(GAPS, 0.9),
                quantile(LINES, 0.5),
                quantile(SITTINGS, 0.5),
                quantile(SITTINGS, 0.9),
                100 * manyAddresses);

        assertThat(Files.readString(Path.of("../docs/simulator.md"))).contains(row);
    }
}
