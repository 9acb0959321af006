package org.carrel.testkit.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.carrel.engine.scoring.Weights;
import org.carrel.testkit.evaluation.Evaluation;
import org.carrel.testkit.evaluation.WorldProblem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "evaluate",
        header = "Measures the detector on simulated worlds, beside what a library could have instead.",
        description = {"", "Definitions and their reasons: docs/evaluation.md.", ""},
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a fault in Carrel itself",
            "2:the command line makes no sense",
            "4:a world could not be read, or holds no attack",
            "5:the report could not be written"
        })
final class EvaluateCommand implements Callable<Integer> {

    private final Desk desk;

    @Option(
            names = "--world",
            required = true,
            paramLabel = "DIR",
            description = "A folder that simulate wrote. May be given several times: their results are pooled.")
    private List<Path> worlds = List.of();

    @Option(
            names = "--budget",
            paramLabel = "N",
            description = "Most alerts a day and 20,000 accounts. Default: ${DEFAULT-VALUE}.")
    private double budget = Evaluation.Settings.USUAL_BUDGET;

    @Option(
            names = "--base-rate",
            paramLabel = "P",
            description = "Share of account-days on which a thief is there. Default: ${DEFAULT-VALUE}.")
    private double baseRate = Evaluation.Settings.USUAL_BASE_RATE;

    @Option(names = "--report", paramLabel = "FILE.html", description = "Writes a page with charts, in one file.")
    private @Nullable Path report;

    @Option(names = "--ablation", description = "Leaves out each kind of evidence once.")
    private boolean ablation;

    @Option(
            names = "--weights",
            paramLabel = "KIND=PERCENT,…",
            description = "What kinds of evidence count, in percent of the usual, such as TRAVEL=50,CROWD=150.")
    private String weights = "";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    private boolean help;

    EvaluateCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Refusal {
        Evaluation.Settings settings = settings();
        if (report != null && (Files.isDirectory(report) || !Files.isDirectory(folder(report)))) {
            throw new Refusal(
                    Exit.UNWRITTEN,
                    "the report cannot be written to " + report + ": name a file in a folder that exists.");
        }
        Evaluation evaluation;
        try {
            evaluation = Evaluation.of(worlds, settings, desk::say);
        } catch (WorldProblem problem) {
            throw new Refusal(Exit.NOTHING_READ, problem.sentence());
        }
        evaluation.print(desk.out());
        if (report != null) {
            write(evaluation, report);
        }
        return Exit.DONE;
    }

    private Evaluation.Settings settings() throws Refusal {
        if (worlds.stream()
                        .map(world -> world.toAbsolutePath().normalize())
                        .distinct()
                        .count()
                < worlds.size()) {
            throw new Refusal(Exit.USAGE, "a world is named twice: name each once, or it would count double.");
        }
        if (!(budget > 0) || Double.isInfinite(budget)) {
            throw new Refusal(
                    Exit.USAGE, "the budget must be above 0: give the alerts a day and 20,000 accounts, such as 5.");
        }
        if (!(baseRate > 0 && baseRate < 1)) {
            throw new Refusal(
                    Exit.USAGE, "the base rate must lie between 0 and 1: give a share of account-days, such as 3e-4.");
        }
        return new Evaluation.Settings(budget, baseRate, ablation, weighed());
    }

    private Weights weighed() throws Refusal {
        try {
            return Weights.of(weights);
        } catch (IllegalArgumentException noWeights) {
            throw new Refusal(Exit.USAGE, String.valueOf(noWeights.getMessage()));
        }
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    /// Whole or not at all.
    private static void write(Evaluation evaluation, Path file) throws Refusal {
        try {
            Path part = Files.createTempFile(folder(file), ".carrel-", ".html");
            try {
                try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                    evaluation.writePage(out);
                }
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException unwritten) {
            throw new Refusal(
                    Exit.UNWRITTEN,
                    "the report " + file
                            + " could not be written: make room, or name another file, and run this again.");
        }
    }
}
