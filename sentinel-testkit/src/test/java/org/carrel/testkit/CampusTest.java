package org.carrel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.Place;
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
    void theLogIsInTheOrderOfTimeButForTheProxyWhoseClockIsWrong() {
        List<AccessEvent> events = events(SETTINGS);
        long earlier = 0;
        long latest = 0;
        for (AccessEvent event : events) {
            assertThat(latest - event.epochSecond()).isLessThanOrEqualTo(2 * 540);
            earlier += event.epochSecond() < latest ? 1 : 0;
            latest = Math.max(latest, event.epochSecond());
        }

        assertThat(events).hasSizeGreaterThan(10_000);
        assertThat(earlier).isBetween(1L, events.size() / 5L);
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
    void labelsNameEveryAttack() {
        assertThat(Campus.simulate(SETTINGS).labels().stream()
                        .map(Label::scenario)
                        .filter(Scenario::isAttack)
                        .distinct())
                .hasSize(12);
    }

    @Test
    void everyLookalikeOccurs() {
        CampusSettings autumn = CampusSettings.of(3, 1_500, LocalDate.of(2026, 9, 21), 35, Worlds.LONDON);

        assertThat(Campus.simulate(autumn).labels().stream()
                        .map(Label::scenario)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Scenario.values())
                        .filter(scenario -> !scenario.isAttack())
                        .toList());
    }
}
