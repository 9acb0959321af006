package org.carrel.testkit.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import org.carrel.engine.ReadingSummary;
import org.carrel.engine.scoring.AlertRule;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;
import org.carrel.engine.scoring.Weights;
import org.carrel.engine.tokens.Keys;

/// What some settings of the detector catch of each kind of theft, and nothing else: by the same
/// definitions as [Evaluation], without what the detector is compared with there, which costs most
/// of the time.
public final class ByScenario {

    private static final String NAME = "settings ";

    private ByScenario() {}

    /// @param budget alerts a day and 20,000 accounts, above 0
    /// @param weights what each kind of evidence counts
    public record Candidate(double budget, Weights weights) {

        public Candidate {
            if (!(budget > 0) || Double.isInfinite(budget)) {
                throw new IllegalArgumentException("budget " + budget);
            }
        }
    }

    /// @param attacks stolen accounts, by scenario
    /// @param caught those of them that an alert caught, by scenario
    /// @param falseAlerts to be expected a day and 20,000 accounts where thefts are as rare as the
    ///     base rate says
    public record Caught(SortedMap<String, Integer> attacks, SortedMap<String, Integer> caught, double falseAlerts) {}

    /// Reads the world once and gives each event to a detector of each candidate, all on the thread
    /// that asks.
    ///
    /// @param folder that [org.carrel.testkit.WorldFolder] wrote
    /// @param baseRate share of account-days with a thief, above 0 and below 1
    /// @return one for each candidate, in their order
    /// @throws WorldProblem when the world is not whole, or an interrupted thread cannot read it
    /// @throws CancellationException when the thread is interrupted between two events
    public static List<Caught> of(Path folder, double baseRate, List<Candidate> candidates) throws WorldProblem {
        World world = WorldFiles.read(folder);
        Keys keys = Keys.fixed(1, world.seed());
        Roster roster = new Roster(world.members(), keys);
        Truth truth = new Truth(world, roster);
        Map<String, Trace> traces = new LinkedHashMap<>();
        List<Detector> detectors = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Trace trace = new Trace(Observer.LEAST_BITS);
            traces.put(NAME + detectors.size(), trace);
            detectors.add(
                    Detector.inMemory(new DetectorSettings(world.zone(), Observer.UNBOUNDED, true, candidate.weights()))
                            .watchedBy((account, at, score, bits) -> trace.add(roster.ofToken(account), at, score)));
        }
        ReadingSummary reading = Events.once(world, keys)
                .first(event -> {
                    if (Thread.currentThread().isInterrupted()) {
                        throw new CancellationException("interrupted");
                    }
                    detectors.forEach(detector -> detector.accept(event));
                })
                .summary();
        detectors.forEach(Detector::finish);
        List<Observation> pool = List.of(new Observation(
                world, truth, roster, reading, traces, new AccountDays(), List.of(), List.of(), 0, Weights.USUAL));
        List<Caught> caught = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Contender settings = new Contender(NAME + caught.size(), pool, AlertRule.HYSTERESIS);
            Contender.At at = settings.atBudget(candidate.budget(), baseRate, AlertRule.FLOOR);
            caught.add(new Caught(
                    at.judged().episodes(), at.judged().caught(), at.expected().falseAlerts()));
        }
        return caught;
    }
}
