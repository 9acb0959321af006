package org.carrel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.RequestKind;
import org.carrel.engine.places.PlaceTable;
import org.carrel.engine.places.PlacesProblem;
import org.carrel.engine.reading.FormatProblem;
import org.carrel.engine.reading.LogReader;
import org.carrel.engine.reading.LogSource;
import org.carrel.engine.reading.Progress;
import org.carrel.engine.reading.ReaderSettings;
import org.carrel.engine.reading.SeenLines;
import org.carrel.engine.tokens.Keys;
import org.carrel.engine.tokens.Pseudonymiser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The written log means to the engine's reader what the world meant by it, a doubled hour included.
class ReadBackTest {

    private static final CampusSettings WORLD =
            Worlds.attacked(CampusSettings.of(21, 400, LocalDate.of(2026, 10, 18), 9, Worlds.LONDON), 1);
    private static final List<Hit> WRITTEN = new ArrayList<>();
    private static final List<AccessEvent> READ = new ArrayList<>();

    @TempDir
    static Path folder;

    @BeforeAll
    static void writeAndRead() throws IOException, FormatProblem, PlacesProblem {
        LogLines lines = new LogLines(WORLD.zone(), true);
        Map<String, Hit> distinct = new LinkedHashMap<>();
        Campus campus = Campus.simulate(WORLD);
        campus.run((day, hits) -> hits.forEach(hit -> distinct.putIfAbsent(lines.of(hit), hit)));
        WRITTEN.addAll(distinct.values());
        Path places = folder.resolve("places.csv");
        try (var out = Files.newBufferedWriter(places)) {
            campus.writePlaces(out);
        }
        byte[] log = String.join("\n", distinct.keySet()).getBytes(StandardCharsets.UTF_8);
        LogReader reader = new LogReader(
                new ReaderSettings(LogLines.RICH_FORMAT, WORLD.zone(), Instant.parse("2027-01-01T00:00:00Z")),
                new Pseudonymiser(Keys.fixed(1, 1)),
                PlaceTable.load(List.of(places)),
                SeenLines.inMemory());
        reader.read(List.of(LogSource.of("log", new ByteArrayInputStream(log))), READ::add, Progress.NONE);
    }

    @Test
    void everyLineIsReadAsWhatItWas() {
        assertThat(READ).hasSameSizeAs(WRITTEN).hasSizeGreaterThan(10_000);
        for (int i = 0; i < READ.size(); i++) {
            Hit written = WRITTEN.get(i);
            AccessEvent read = READ.get(i);
            assertThat(read.kind()).as(written.url()).isEqualTo(written.kind());
            assertThat(read.epochSecond()).isEqualTo(written.stamp());
            assertThat(read.status()).isEqualTo(written.status());
            assertThat(read.bytes()).isEqualTo(written.bytes());
            assertThat(read.place()).isEqualTo(written.address().place());
            assertThat(read.session() == 0).isEqualTo(written.session() == 0);
            assertThat(read.deliversDocument()).isEqualTo(written.takesDocument());
        }
    }

    @Test
    void documentsAccountsAddressesAndAgentsAreToldApartAsTheWorldDoes() {
        Map<Object, Object> same = new HashMap<>();
        Set<Object> values = new HashSet<>();
        for (int i = 0; i < READ.size(); i++) {
            Hit written = WRITTEN.get(i);
            AccessEvent read = READ.get(i);
            agree(same, values, written.account(), read.account());
            agree(same, values, written.address().text(), read.address());
            agree(same, values, "agent " + written.agent(), read.agent());
            if (written.kind() == RequestKind.DOCUMENT) {
                agree(same, values, "document " + written.item(), read.document());
            }
        }
        assertThat(values).hasSameSizeAs(same.keySet());
    }

    private static void agree(Map<Object, Object> same, Set<Object> values, Object written, Object read) {
        Object before = same.putIfAbsent(written, read);
        values.add(read);
        assertThat(before == null || before.equals(read)).as("%s", written).isTrue();
    }

    @Test
    void theHourThatIsDoubledInOctoberIsInTheLogTwice() {
        long change = Instant.parse("2026-10-25T01:00:00Z").getEpochSecond();

        assertThat(WRITTEN).anyMatch(hit -> hit.stamp() >= change - 3_600 && hit.stamp() < change);
        assertThat(WRITTEN).anyMatch(hit -> hit.stamp() >= change && hit.stamp() < change + 3_600);
        assertThat(WRITTEN).anyMatch(hit -> hit.episodes().stream().anyMatch(e -> e.scenario() == Scenario.DST));
    }
}
