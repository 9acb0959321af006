package org.carrel.sentinel.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.carrel.sentinel.accuracy.Sheet.Cell;

/// How often the detector is wrong, overall and below the line.
///
/// @param below account-days below the line by band
record ErrorSheets(
        List<CheckedAlert> alerts,
        List<CheckedSample> samples,
        SortedMap<String, Long> below,
        AccuracySettings settings) {

    private static final double CONFIDENCE = 0.95;

    Sheet summary() {
        List<List<Cell>> rows = new ArrayList<>();
        Recall recall = recall();
        rows.add(estimate("recall", recall.recall(), judged().size()));
        long sure = alerts.stream().filter(one -> one.theft().isPresent()).count();
        long theft = alerts.stream().filter(one -> one.theft().orElse(false)).count();
        Optional<Estimate> precision = sure == 0 ? Optional.empty() : Optional.of(Proportion.wilson(theft, sure));
        rows.add(estimate("precision", precision, sure));
        rows.add(row("found", Cell.decimal(recall.theftDaysInAlerts(), 1), Cell.unknown(), Cell.unknown(), sure));
        boolean looked = !judged().isEmpty();
        rows.add(row(
                "missed",
                looked ? Cell.decimal(recall.theftDaysBelow(), 1) : Cell.unknown(),
                Cell.unknown(),
                looked ? Cell.decimal(recall.theftDaysBelowAtMost(), 1) : Cell.unknown(),
                judged().size()));
        List<Reliability.Shown> ofAlerts = shownAlerts();
        rows.add(score("brier.alerts", Reliability.of(ofAlerts).brier(), ofAlerts.size()));
        rows.add(score("ece.alerts", Reliability.of(ofAlerts).calibrationError(), ofAlerts.size()));
        List<Reliability.Shown> all = shown();
        rows.add(score("brier.all", Reliability.of(all).brier(), all.size()));
        rows.add(score("ece.all", Reliability.of(all).calibrationError(), all.size()));
        return Sheet.table("summary", List.of("figure", "value", "low", "high", "judged"), rows);
    }

    private static List<Cell> estimate(String name, Optional<Estimate> estimate, long n) {
        return estimate.map(known ->
                        row(name, Cell.share(known.value()), Cell.share(known.low()), Cell.share(known.high()), n))
                .orElseGet(() -> row(name, Cell.unknown(), Cell.unknown(), Cell.unknown(), n));
    }

    private static List<Cell> score(String name, double value, long n) {
        return row(name, Cell.decimal(value, 3), Cell.unknown(), Cell.unknown(), n);
    }

    private static List<Cell> row(String name, Cell value, Cell low, Cell high, long n) {
        return List.of(Cell.word("figure", name), value, low, high, Cell.count(n));
    }

    /// Over the days that were drawn from: there both sides of the line were looked at.
    Recall recall() {
        List<Recall.Case> cases = alerts.stream()
                .filter(CheckedAlert::drawn)
                .map(one -> new Recall.Case(one.days(), one.theft()))
                .toList();
        return Recall.of(cases, below, judged(), settings.seed(), settings.resamples());
    }

    private List<Recall.Judged> judged() {
        return samples.stream()
                .flatMap(one -> CheckedAlert.theft(one.verdict()).stream()
                        .map(theft -> new Recall.Judged(one.band(), one.inclusion(), theft)))
                .toList();
    }

    private List<Reliability.Shown> shownAlerts() {
        return alerts.stream()
                .flatMap(one -> one.theft().stream().map(theft -> new Reliability.Shown(one.probability(), theft, 1)))
                .toList();
    }

    private List<Reliability.Shown> shown() {
        Stream<Reliability.Shown> ofSamples = samples.stream()
                .flatMap(one -> CheckedAlert.theft(one.verdict()).stream()
                        .map(theft -> new Reliability.Shown(one.probability(), theft, 1 / one.inclusion())));
        return Stream.concat(shownAlerts().stream(), ofSamples).toList();
    }

    Sheet bands() {
        List<List<Cell>> rows = new ArrayList<>();
        Stratum.BANDS.stream().filter(below::containsKey).forEach(band -> {
            List<CheckedSample> there =
                    samples.stream().filter(one -> one.band().equals(band)).toList();
            List<Boolean> sure = there.stream()
                    .flatMap(one -> CheckedAlert.theft(one.verdict()).stream())
                    .toList();
            long theft = sure.stream().filter(found -> found).count();
            rows.add(List.of(
                    Cell.word("band", band),
                    Cell.count(below.getOrDefault(band, 0L)),
                    Cell.count(there.size()),
                    Cell.count(sure.size()),
                    Cell.count(theft),
                    sure.isEmpty()
                            ? Cell.unknown()
                            : Cell.share(Proportion.upperBound(theft, sure.size(), CONFIDENCE))));
        });
        return Sheet.table("bands", List.of("band", "account_days", "drawn", "judged", "thefts", "at_most"), rows);
    }

    Sheet calibration() {
        List<List<Cell>> rows = Reliability.of(shown()).bins().stream()
                .map(bin -> List.of(
                        tenth(bin.from()),
                        Cell.share(bin.observed().value()),
                        Cell.share(bin.meanProbability()),
                        Cell.share(bin.observed().low()),
                        Cell.share(bin.observed().high()),
                        Cell.count(bin.n())))
                .toList();
        List<String> columns = List.of("probability", "observed", "said", "low", "high", "judged");
        return new Sheet("calibration", columns, rows, 1, 2);
    }

    private static Cell tenth(double from) {
        int percent = (int) Math.round(100 * from);
        return Cell.text(percent + "–" + (percent + 10) + "%");
    }
}
