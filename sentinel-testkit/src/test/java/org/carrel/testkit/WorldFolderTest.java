package org.carrel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldFolderTest {

    private static final CampusSettings WORLD = Worlds.term(8, 400, 21, 1);

    @TempDir
    static Path folder;

    @TempDir
    static Path again;

    @BeforeAll
    static void write() throws IOException {
        WorldFolder.write(Campus.simulate(WORLD), folder, true);
    }

    static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return contents;
    }

    private static List<Map<String, String>> rows(String file) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(file));
        String[] columns = lines.getFirst().split(",");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            assertThat(cells).hasSameSizeAs(columns);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < cells.length; i++) {
                row.put(columns[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    @Test
    void twiceTheSameSettingsGiveTheSameBytesOverAnotherWorldToo() throws IOException {
        WorldFolder.write(Campus.simulate(Worlds.term(9, 50, 25, 1)), again, false);
        WorldFolder.write(Campus.simulate(WORLD), again, true);

        Map<String, String> first = contents(folder);
        Map<String, String> second = contents(again);
        assertThat(first.keySet()).hasSize(21 + 6);
        assertThat(second.keySet()).containsAll(first.keySet());
        first.forEach((name, text) ->
                assertThat(second.get(name).equals(text)).as(name).isTrue());
        assertThat(second.keySet()).hasSameSizeAs(first.keySet());
    }

    @Test
    void everyAttackHasARowForEachAccountAndItsTakings() throws IOException {
        Map<String, Long> taken = rows("takings.csv").stream()
                .collect(Collectors.groupingBy(row -> row.get("id"), Collectors.counting()));
        Map<String, Long> documents = new HashMap<>();
        Set<String> scenarios = new HashSet<>();
        for (Map<String, String> row : rows("labels.csv")) {
            if (row.get("kind").equals("attack")) {
                scenarios.add(row.get("scenario"));
                documents.merge(row.get("id"), Long.parseLong(row.get("documents")), Long::sum);
                assertThat(Long.parseLong(row.get("from"))).isLessThanOrEqualTo(Long.parseLong(row.get("to")));
            }
        }
        documents.values().removeIf(count -> count == 0);

        assertThat(scenarios).hasSize(12);
        assertThat(taken).isEqualTo(documents);
    }

    @Test
    void aWaveOpensSeveralAccountsFromFewNetworks() throws IOException {
        List<Map<String, String>> wave = rows("labels.csv").stream()
                .filter(row -> row.get("scenario").equals("PHISHED_WAVE"))
                .toList();

        assertThat(wave).hasSizeBetween(5, 30);
        assertThat(wave).extracting(row -> row.get("account")).doesNotHaveDuplicates();
        assertThat(wave)
                .extracting(row -> row.get("id"))
                .containsOnly(wave.getFirst().get("id"));
    }

    @Test
    void everyoneInTheLogIsAmongTheAccountsAndNotBeforeTheFirstDay() throws IOException {
        Map<String, Integer> firstDays = new HashMap<>();
        rows("accounts.csv").forEach(row -> firstDays.put(row.get("account"), Integer.parseInt(row.get("first_day"))));
        assertThat(firstDays).hasSize(400);
        for (int day = 0; day < WORLD.days(); day++) {
            Path log = folder.resolve("logs/ezproxy-" + WORLD.from().plusDays(day) + ".log");
            for (String line : Files.readAllLines(log)) {
                assertThat(firstDays.get(line.split(" ", 4)[2])).isLessThanOrEqualTo(day);
            }
        }
    }

    @Test
    void theLookalikeDaysAreThoseOfTheLabels() throws IOException {
        Set<String> days = new HashSet<>();
        rows("lookalike-days.csv").forEach(row -> days.add(row.get("account") + row.get("scenario")));
        Set<String> labels = new HashSet<>();
        rows("labels.csv").stream()
                .filter(row -> row.get("kind").equals("lookalike"))
                .forEach(row -> labels.add(row.get("account") + row.get("scenario")));

        assertThat(days).isEqualTo(labels).isNotEmpty();
    }

    @Test
    void thePropertiesSayHowToReadTheLog() throws IOException {
        assertThat(Files.readAllLines(folder.resolve("world.properties")))
                .containsExactly(
                        "seed=8",
                        "accounts=400",
                        "days=21",
                        "from=2026-10-05",
                        "zone=Europe/London",
                        "format=%h %l %u %t \"%r\" %s %b \"%{User-Agent}i\" %{ezproxy-session}i",
                        "simulator=" + WorldFolder.SIMULATOR);
    }
}
