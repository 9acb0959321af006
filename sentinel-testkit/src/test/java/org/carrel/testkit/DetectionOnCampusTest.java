package org.carrel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.engine.scoring.Alert;
import org.carrel.engine.scoring.Detection;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;
import org.carrel.engine.scoring.Finding;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the detector finds in a world that it was not tuned on.
class DetectionOnCampusTest {

    private static final CampusSettings WORLD = Worlds.term(90_002, 1500, 28, 3);
    private static Detection detection;
    /// Everything that went on with an account on a day.
    private static Map<String, Set<Scenario>> truth;

    @BeforeAll
    static void scan() {
        // a budget that never binds: the world has many times the thefts of life
        Detector detector = Detector.inMemory(new DetectorSettings(WORLD.zone(), 50, true));
        Campus campus = Campus.simulate(WORLD);
        campus.forEachEvent(detector::accept);
        detection = detector.finish();
        truth = campus.labels().stream()
                .collect(Collectors.groupingBy(
                        label -> label.account() + label.day(),
                        Collectors.mapping(Label::scenario, Collectors.toSet())));
    }

    private static Set<String> victims(Scenario scenario) {
        return WORLD.attacks().stream()
                .filter(attack -> attack.scenario() == scenario)
                .map(CampusSettings.Attack::account)
                .collect(Collectors.toSet());
    }

    private static Set<String> alerted() {
        return detection.alerts().stream().map(Alert::account).collect(Collectors.toSet());
    }

    private static Set<Scenario> wentOn(Alert alert) {
        return truth.getOrDefault(alert.account() + LocalDate.ofInstant(alert.opened(), WORLD.zone()), Set.of());
    }

    @Test
    void everyBulkBurstIsAlertedBeforeAHundredDocumentsAreLost() {
        assertThat(alerted()).containsAll(victims(Scenario.BULK_BURST));
        assertThat(detection.alerts())
                .filteredOn(alert -> victims(Scenario.BULK_BURST).contains(alert.account()))
                .allSatisfy(alert -> assertThat(alert.documentsBefore()).isLessThan(100));
    }

    @Test
    void soldCredentialsAndVpnRotationAreAlertedAndSomeErrandsRoundTheClock() {
        assertThat(alerted())
                .containsAll(victims(Scenario.SOLD_CREDENTIAL))
                .containsAll(victims(Scenario.VPN_ROTATION))
                .containsAnyElementsOf(victims(Scenario.ON_DEMAND));
    }

    @Test
    void theReasonsShownAddUpToTheScore() {
        assertThat(detection.accountDays())
                .filteredOn(day -> !day.findings().isEmpty())
                .hasSizeGreaterThan(500)
                .allSatisfy(day -> assertThat(sum(day.findings())).isCloseTo(day.score(), within(1e-6)));
        assertThat(detection.alerts())
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(sum(alert.findings())).isCloseTo(alert.score(), within(1e-6)));
    }

    private static double sum(List<Finding> findings) {
        return findings.stream().mapToDouble(Finding::bits).sum();
    }

    @Test
    void mostAlertsAreThefts() {
        long right = detection.alerts().stream()
                .filter(alert -> wentOn(alert).stream().anyMatch(Scenario::isAttack))
                .count();

        assertThat(right).isGreaterThan(detection.alerts().size() * 3L / 4);
    }

    @Test
    void reloadsForgottenPasswordsAndClassesAreNoAlert() {
        Set<Scenario> calm = Set.of(
                Scenario.RELOAD_STORM,
                Scenario.FORGOTTEN_PASSWORD,
                Scenario.CLASS_BEHIND_ONE_NAT,
                Scenario.SPLIT_TUNNEL);

        assertThat(detection.alerts())
                .filteredOn(alert -> !wentOn(alert).isEmpty() && calm.containsAll(wentOn(alert)))
                .extracting(alert -> alert.account() + wentOn(alert))
                .isEmpty();
    }
}
