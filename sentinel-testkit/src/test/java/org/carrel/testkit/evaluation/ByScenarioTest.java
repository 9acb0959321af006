package org.carrel.testkit.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.carrel.engine.scoring.Family;
import org.carrel.engine.scoring.Weights;
import org.carrel.testkit.Campus;
import org.carrel.testkit.WorldFolder;
import org.carrel.testkit.Worlds;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The quick measurement says what the whole evaluation says.
class ByScenarioTest {

    private static final ByScenario.Candidate USUAL = new ByScenario.Candidate(5, Weights.USUAL);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() throws IOException {
        WorldFolder.write(Campus.simulate(Worlds.term(11, 200, 16, 1)), folder, false);
    }

    @Test
    void itIsWhatTheWholeEvaluationFinds() throws WorldProblem {
        Study study =
                new Study(List.of(Observer.observe(WorldFiles.read(folder), 5, false, Weights.USUAL)), 5, 3e-4, false);

        ByScenario.Caught caught = ByScenario.of(folder, 3e-4, List.of(USUAL)).getFirst();

        assertThat(caught.attacks()).isEqualTo(study.detector.judged().episodes());
        assertThat(caught.caught()).isEqualTo(study.detector.judged().caught());
        assertThat(caught.falseAlerts()).isEqualTo(study.detector.expected().falseAlerts());
        assertThat(caught.caught().values()).anyMatch(count -> count > 0);
    }

    @Test
    void settingsDoNotChangeWhatTheOthersFind() throws WorldProblem {
        Set<Family> allButCrowd = EnumSet.allOf(Family.class);
        allButCrowd.remove(Family.CROWD);
        ByScenario.Candidate few = new ByScenario.Candidate(5, Weights.leavingOut(allButCrowd));

        List<ByScenario.Caught> both = ByScenario.of(folder, 3e-4, List.of(few, USUAL));

        assertThat(both.getLast())
                .isEqualTo(ByScenario.of(folder, 3e-4, List.of(USUAL)).getFirst());
        assertThat(count(both.getFirst())).isLessThan(count(both.getLast()));
    }

    @Test
    void itStopsWhenItsThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> ByScenario.of(folder, 3e-4, List.of(USUAL)))
                    .isInstanceOfAny(CancellationException.class, WorldProblem.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static int count(ByScenario.Caught caught) {
        return caught.caught().values().stream().mapToInt(Integer::intValue).sum();
    }
}
