package org.carrel.sentinel.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.carrel.engine.scoring.Family;
import org.carrel.testkit.Scenario;
import org.carrel.testkit.evaluation.WorldProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two choices on one invented campus.
class CampusRunTest {

    private static final CampusSize SIZE = new CampusSize(200, 24, 1, 11, 20_000);
    private static final Choice USUAL = new Choice(5, Set.of());

    @TempDir
    private Path folder;

    @Test
    void settingsThatLeaveAllEvidenceButOneOutCatchFewer() throws IOException, WorldProblem {
        Set<Family> allButOne = EnumSet.copyOf(Choice.WEIGHED);
        allButOne.remove(Family.CROWD);

        CampusResult result = new CampusRun(SIZE, folder.resolve("campus")).measure(USUAL, new Choice(5, allButOne));

        List<CampusResult.Row> rows = result.rows();
        assertThat(rows)
                .extracting(CampusResult.Row::scenario)
                .isSorted()
                .allSatisfy(scenario ->
                        assertThat(Scenario.valueOf(scenario).isAttack()).isTrue());
        assertThat(rows).hasSizeGreaterThan(9).allSatisfy(row -> {
            assertThat(row.champion()).isBetween(0, row.attacks());
            assertThat(row.challenger()).isBetween(0, row.attacks());
        });
        assertThat(rows.stream().mapToInt(CampusResult.Row::challenger).sum())
                .isLessThan(rows.stream().mapToInt(CampusResult.Row::champion).sum());
        assertThat(result.championFalse()).isBetween(0.0, 5.0);
        assertThat(folder).as("the campus is not left lying").isEmptyDirectory();
    }

    @Test
    void equalSettingsCatchTheSame() throws IOException, WorldProblem {
        CampusResult result =
                new CampusRun(new CampusSize(60, 14, 1, 5, 20_000), folder.resolve("campus")).measure(USUAL, USUAL);

        assertThat(result.rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.challenger()).isEqualTo(row.champion()));
        assertThat(result.challengerFalse()).isEqualTo(result.championFalse());
    }

    @Test
    void aCampusTooSmallForAnyTheftIsRefused() {
        assertThatThrownBy(() -> new CampusSize(5, 35, 8, 1, 20_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("accounts is at least 20");
    }
}
