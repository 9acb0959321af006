package org.carrel.testkit.evaluation;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.carrel.engine.scoring.Weights;

/// The detector measured on simulated worlds, beside what a library could have instead.
public final class Evaluation {

    private final Study study;
    private final List<Sheet> sheets;

    private Evaluation(Study study) {
        this.study = study;
        this.sheets = Sheets.of(study);
    }

    /// @param budget alerts a day and 20,000 accounts, above 0
    /// @param baseRate share of account-days with a thief, above 0 and below 1
    /// @param ablation whether to leave out each kind of evidence once, which takes a run of
    ///     the detector each
    /// @param weights what each kind of evidence counts
    public record Settings(double budget, double baseRate, boolean ablation, Weights weights) {
        public static final double USUAL_BUDGET = 5;
        public static final double USUAL_BASE_RATE = 3e-4;

        public Settings {
            if (!(budget > 0) || Double.isInfinite(budget) || !(baseRate > 0 && baseRate < 1)) {
                throw new IllegalArgumentException("budget " + budget + ", base rate " + baseRate);
            }
        }
    }

    /// @param worlds folders that `carrel simulate` wrote; their results are pooled
    /// @param progress told in a sentence what is under way
    /// @throws WorldProblem when one of them is not whole
    public static Evaluation of(List<Path> worlds, Settings settings, Consumer<String> progress) throws WorldProblem {
        List<Observation> pool = new ArrayList<>();
        for (Path folder : worlds) {
            World world = WorldFiles.read(folder);
            progress.accept("measuring on " + folder + " …");
            pool.add(Observer.observe(world, settings.budget(), settings.ablation(), settings.weights()));
        }
        progress.accept("comparing …");
        return new Evaluation(new Study(pool, settings.budget(), settings.baseRate(), settings.ablation()));
    }

    /// The tables, at most 100 columns wide.
    public void print(PrintStream out) {
        if (!study.weighed("").isEmpty()) {
            out.println(study.weighed(""));
            out.println();
        }
        sheets.forEach(sheet -> sheet.print(out));
    }

    /// One self-contained HTML page.
    public void writePage(Writer out) throws IOException {
        EvaluationPage.write(out, study, sheets);
    }
}
