package org.carrel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.Place;
import org.carrel.engine.RequestKind;
import org.carrel.engine.scoring.AccountDay;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;
import org.junit.jupiter.api.Test;

class CampusTest {

    private static final CampusSettings SETTINGS = Worlds.term(42, 400, 21, 1);

    private static String log(CampusSettings settings) throws IOException {
        StringBuilder log = new StringBuilder();
        Campus.simulate(settings).writeLog(log);
        return log.toString();
    }

    private static List<AccessEvent> events(CampusSettings settings) {
        List<AccessEvent> events = new ArrayList<>();
        Campus.simulate(settings).forEachEvent(events::add);
        return events;
    }

    @Test
    void theSameSeedGivesTheSameLogToTheByteAndAnotherSeedAnother() throws IOException {
        CampusSettings few = Worlds.term(5, 60, 7, 1);

        assertThat(log(few)).isEqualTo(log(few)).isNotEqualTo(log(Worlds.term(6, 60, 7, 1)));
    }

    @Test
    void theLogIsInTheOrderOfTime() {
        assertThat(events(SETTINGS))
                .extracting(AccessEvent::epochSecond)
                .isSorted()
                .hasSizeGreaterThan(10_000);
    }

    @Test
    void everyLineHasTheDefaultFormOfEzproxy() throws IOException {
        assertThat(log(Worlds.term(5, 60, 7, 1)).lines())
                .allMatch(
                        line -> line.matches(
                                "[0-9a-f.:]+ - \\S+ \\[\\d\\d/\\w{3}/2026:\\d\\d:\\d\\d:\\d\\d \\+0[01]00] \"(GET|POST) https://\\S+ HTTP/1.1\" \\d{3} \\d+"));
    }

    @Test
    void anAttackMoreChangesNoOneElsesDays() {
        CampusSettings calm = CampusSettings.of(9, 80, SETTINGS.from(), 7, SETTINGS.zone());
        CampusSettings robbed = calm.withAttacks(List.of(new CampusSettings.Attack(Scenario.BULK_BURST, "u00003", 3)));

        assertThat(events(robbed).stream().filter(e -> !e.account().equals("u00003")))
                .isEqualTo(events(calm).stream()
                        .filter(e -> !e.account().equals("u00003"))
                        .toList());
    }

    @Test
    void documentsADayAreSpreadAsInRealLogs() {
        Detector detector = Detector.inMemory(new DetectorSettings(SETTINGS.zone(), 5, true));
        CampusSettings large = CampusSettings.of(13, 1500, SETTINGS.from(), 14, SETTINGS.zone());
        Campus.simulate(large).forEachEvent(detector::accept);
        int[] documents = detector.finish().accountDays().stream()
                .mapToInt(AccountDay::documents)
                .sorted()
                .toArray();

        assertThat(documents[documents.length / 2]).isZero();
        assertThat(documents[documents.length * 9 / 10]).isBetween(3, 6);
        assertThat(documents[documents.length * 99 / 100]).isBetween(14, 26);
    }

    @Test
    void aDocumentIsAskedForSeveralTimesAsInRealLogs() {
        List<AccessEvent> events = events(CampusSettings.of(13, 500, SETTINGS.from(), 14, SETTINGS.zone()));
        long hits =
                events.stream().filter(e -> e.kind() == RequestKind.DOCUMENT).count();
        long documents = events.stream()
                .filter(e -> e.kind() == RequestKind.DOCUMENT)
                .map(e -> e.account() + e.document())
                .distinct()
                .count();

        assertThat((double) hits / documents).isBetween(2.8, 4.2);
    }

    @Test
    void everyAddressIsInThePlacesTable() throws IOException {
        StringBuilder places = new StringBuilder();
        Campus.simulate(SETTINGS).writePlaces(places);
        Set<String> classes = places.toString()
                .lines()
                .skip(1)
                .map(row -> row.substring(row.lastIndexOf(',') + 1))
                .collect(Collectors.toSet());

        assertThat(places.toString().lines().findFirst()).hasValue("network,country,city,latitude,longitude,asn,class");
        assertThat(classes).contains("campus", "residential", "mobile", "hosting", "vpn", "unknown");
        assertThat(events(SETTINGS)).noneMatch(event -> event.place().equals(Place.UNKNOWN));
    }

    @Test
    void labelsNameEveryAttack() throws IOException {
        StringBuilder labels = new StringBuilder();
        Campus campus = Campus.simulate(SETTINGS);
        campus.writeLabels(labels);

        assertThat(labels.toString().lines().findFirst()).hasValue("account,from,to,scenario");
        assertThat(campus.labels().stream()
                        .map(Label::scenario)
                        .filter(Scenario::isAttack)
                        .distinct())
                .hasSize(7);
    }
}
