package org.carrel.sentinel.release;

import static org.carrel.testkit.evaluation.Evaluation.Settings.USUAL_BASE_RATE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.carrel.testkit.Campus;
import org.carrel.testkit.WorldFolder;
import org.carrel.testkit.evaluation.ByScenario;
import org.carrel.testkit.evaluation.WorldProblem;
import org.springframework.util.FileSystemUtils;

/// Measures two choices on the same invented campus, which lies in a folder meanwhile.
record CampusRun(CampusSize size, Path folder) {

    private static final double SCALE = 20_000;

    /// Takes a minute or two of one processor.
    CampusResult measure(Choice champion, Choice challenger) throws IOException, WorldProblem {
        try {
            WorldFolder.write(Campus.simulate(size.world()), folder, false);
            List<ByScenario.Caught> both =
                    ByScenario.of(folder, USUAL_BASE_RATE, List.of(candidate(champion), candidate(challenger)));
            return result(both.getFirst(), both.getLast());
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private ByScenario.Candidate candidate(Choice choice) {
        return new ByScenario.Candidate(choice.alertsPerDay() * SCALE / size.readers(), choice.weights());
    }

    private static CampusResult result(ByScenario.Caught champion, ByScenario.Caught challenger) {
        List<CampusResult.Row> rows = champion.attacks().entrySet().stream()
                .map(attacks -> new CampusResult.Row(
                        attacks.getKey(),
                        attacks.getValue(),
                        champion.caught().getOrDefault(attacks.getKey(), 0),
                        challenger.caught().getOrDefault(attacks.getKey(), 0)))
                .toList();
        return new CampusResult(rows, champion.falseAlerts(), challenger.falseAlerts());
    }
}
