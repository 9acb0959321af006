package org.carrel.testkit.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.carrel.engine.scoring.AlertRule;
import org.carrel.engine.scoring.Weights;
import org.carrel.testkit.Campus;
import org.carrel.testkit.WorldFolder;
import org.carrel.testkit.Worlds;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole measurement on a small simulated world.
class OnCampusTest {

    @TempDir
    private static Path folder;

    private static Observation observed;
    private static Study study;

    @BeforeAll
    static void observe() throws IOException, WorldProblem {
        WorldFolder.write(Campus.simulate(Worlds.term(11, 200, 16, 1)), folder, false);
        observed = Observer.observe(WorldFiles.read(folder), 5, true, Weights.USUAL);
        study = new Study(List.of(observed), 5, 3e-4, true);
    }

    private static List<String> told(List<Raised> alerts) {
        return alerts.stream()
                .sorted(Comparator.comparingLong(Raised::opened).thenComparingInt(Raised::account))
                .map(alert -> alert.account() + " " + alert.opened() + " " + alert.score())
                .toList();
    }

    @Test
    void alertsRebuiltAtTheFloorAreTheEnginesOwn() {
        List<Raised> own =
                observed.shown().stream().map(Observation.Shown::alert).toList();
        List<Raised> rebuilt = observed.trace(Observer.DETECTOR).raised(AlertRule.FLOOR, AlertRule.HYSTERESIS);

        assertThat(own).isNotEmpty();
        assertThat(told(rebuilt)).isEqualTo(told(own));
    }

    @Test
    void everyEventIsReadAndEveryAttackIsJudged() {
        assertThat(observed.reading().events() + observed.reading().repeated())
                .isEqualTo(observed.reading().lines());
        assertThat(study.detector.judged().catches())
                .hasSize(observed.world().attacks().size());
    }

    @Test
    void theBudgetHoldsAtEveryBaseRate() {
        assertThat(study.byBaseRate)
                .allSatisfy(at -> assertThat(at.expected().alerts()).isLessThanOrEqualTo(5));
        assertThat(study.rivals)
                .allSatisfy(row -> assertThat(row.budget().expected().alerts()).isLessThanOrEqualTo(5));
    }

    @Test
    void theSameWorldGivesTheSameTables() throws WorldProblem {
        Study again =
                new Study(List.of(Observer.observe(WorldFiles.read(folder), 5, false, Weights.USUAL)), 5, 3e-4, false);

        assertThat(told(again)).isEqualTo(told(new Study(List.of(observed), 5, 3e-4, false)));
    }

    private static List<List<List<String>>> told(Study study) {
        return Sheets.of(study).stream()
                .filter(sheet -> !sheet.id().equals("worlds"))
                .map(Sheet::rows)
                .toList();
    }

    @Test
    void noPrintedLineIsWiderThanAHundredColumns() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Sheets.of(study).forEach(sheet -> sheet.print(out));

        assertThat(bytes.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.codePointCount(0, line.length()) > 100))
                .isEmpty();
    }

    @Test
    void thePageStandsAlone() throws IOException {
        StringWriter page = new StringWriter();
        EvaluationPage.write(page, study, Sheets.of(study));

        assertThat(page.toString())
                .startsWith("<!DOCTYPE html>")
                .contains("<svg", "Definitions", "Levels to reach")
                .doesNotContain("http:", "https:", "<script", "src=", "url(", "NaN", "Infinity");
    }

    @Test
    void twoWorldsArePooledAndTheirSpreadIsTold() {
        Study both = new Study(List.of(observed, observed), 5, 3e-4, false);

        assertThat(both.detector.judged().alerts())
                .isEqualTo(2 * study.detector.judged().alerts());
        assertThat(both.detector.line()).isEqualTo(study.detector.line());
        assertThat(Sheets.of(both)).extracting(Sheet::id).contains("spread").doesNotContain("ablation");
    }
}
