package org.carrel.sentinel.accuracy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.sentinel.accuracy.Sheet.Cell;
import org.carrel.sentinel.review.Verdict;

/// What alerts and reviewers did.
record WorkSheets(List<CheckedAlert> alerts, AccuracyRepository.Period period) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);
    private static final double TARGET_SECONDS = 60;
    private static final double LIVE_SECONDS = Duration.ofDays(1).toSeconds();

    Sheet days(double budget) {
        Map<LocalDate, Long> opened =
                alerts.stream().collect(Collectors.groupingBy(CheckedAlert::day, Collectors.counting()));
        List<List<Cell>> rows = period.from()
                .datesUntil(period.to().plusDays(1))
                .map(day -> List.of(
                        Cell.day(day, DAY.format(day)),
                        Cell.count(opened.getOrDefault(day, 0L)),
                        Cell.decimal(budget, 1)))
                .toList();
        return new Sheet("days", List.of("day", "alerts", "budget"), rows, 1, 2);
    }

    Sheet verdicts() {
        Map<String, Long> counts =
                alerts.stream().collect(Collectors.groupingBy(CheckedAlert::verdict, Collectors.counting()));
        List<List<Cell>> rows = new ArrayList<>();
        List.of(Verdict.values())
                .forEach(verdict -> rows.add(List.of(
                        Cell.word("verdict", verdict.key()), Cell.count(counts.getOrDefault(verdict.key(), 0L)))));
        rows.add(List.of(Cell.word("verdict", "none"), Cell.count(counts.getOrDefault("", 0L))));
        return Sheet.table("verdicts", List.of("verdict", "alerts"), rows);
    }

    /// Logs read long after they were written would say how old they were, not how fast the
    /// detector is.
    Sheet latency() {
        double[] live = alerts.stream()
                .mapToDouble(CheckedAlert::seconds)
                .filter(seconds -> seconds <= LIVE_SECONDS)
                .sorted()
                .toArray();
        long within = java.util.Arrays.stream(live)
                .filter(seconds -> seconds <= TARGET_SECONDS)
                .count();
        return Sheet.table(
                "latency",
                List.of("figure", "value"),
                List.of(
                        List.of(Cell.word("figure", "latency.median"), Cell.decimal(Quantile.of(live, 0.5), 0)),
                        List.of(Cell.word("figure", "latency.ninety"), Cell.decimal(Quantile.of(live, 0.9), 0)),
                        List.of(
                                Cell.word("figure", "latency.within"),
                                Cell.share(live.length == 0 ? Double.NaN : (double) within / live.length)),
                        List.of(Cell.word("figure", "latency.live"), Cell.count(live.length)),
                        List.of(Cell.word("figure", "latency.later"), Cell.count(alerts.size() - live.length))));
    }

    /// How long a person and the steps took.
    static Sheet secured(List<Double> sorted) {
        double[] seconds = sorted.stream().mapToDouble(Double::doubleValue).toArray();
        return Sheet.table(
                "secured",
                List.of("figure", "value"),
                List.of(
                        List.of(Cell.word("figure", "latency.median"), Cell.decimal(Quantile.of(seconds, 0.5), 0)),
                        List.of(Cell.word("figure", "latency.ninety"), Cell.decimal(Quantile.of(seconds, 0.9), 0)),
                        List.of(Cell.word("figure", "secured.count"), Cell.count(seconds.length))));
    }

    static Sheet drift(SortedMap<Double, Long> before, SortedMap<Double, Long> now) {
        List<List<Cell>> rows = List.of();
        if (!before.isEmpty() && !now.isEmpty()) {
            Drift drift = Drift.of(before, now);
            rows = List.of(List.of(
                    Cell.count(drift.before()),
                    Cell.count(drift.now()),
                    Cell.decimal(drift.stability(), 3),
                    Cell.decimal(drift.distance(), 3),
                    Cell.decimal(drift.chance(), 3)));
        }
        return Sheet.table("drift", List.of("before", "now", "psi", "ks", "p"), rows);
    }

    static Sheet agreement(List<Agreement.Pair> pairs) {
        List<List<Cell>> rows = List.of();
        if (!pairs.isEmpty()) {
            Agreement agreement = Agreement.of(pairs);
            rows = List.of(List.of(
                    Cell.count(agreement.pairs()),
                    Cell.share(agreement.agreement().value()),
                    Cell.share(agreement.agreement().low()),
                    Cell.share(agreement.agreement().high()),
                    agreement.kappa().map(kappa -> Cell.decimal(kappa, 2)).orElseGet(Cell::unknown)));
        }
        return Sheet.table("agreement", List.of("pairs", "agree", "low", "high", "kappa"), rows);
    }

    /// The pairs themselves: who said what where the other said what.
    static Sheet pairs(List<Agreement.Pair> pairs) {
        List<List<Cell>> rows =
                pairs.stream()
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                        .entrySet()
                        .stream()
                        .sorted(Map.Entry.<Agreement.Pair, Long>comparingByValue()
                                .reversed()
                                .thenComparing(entry -> entry.getKey().toString()))
                        .map(entry -> List.of(
                                Cell.word("verdict", entry.getKey().first()),
                                Cell.word("verdict", entry.getKey().second()),
                                Cell.count(entry.getValue())))
                        .toList();
        return Sheet.table("pairs", List.of("first", "second", "pairs"), rows);
    }

    static Sheet overturned(List<ReviewerRepository.Overturned> all) {
        List<List<Cell>> rows = all.stream()
                .map(one -> {
                    Estimate rate = Proportion.wilson(one.overturned(), one.decided());
                    return List.of(
                            Cell.word("kind", one.kind()),
                            Cell.count(one.decided()),
                            Cell.count(one.overturned()),
                            Cell.share(rate.value()),
                            Cell.share(rate.low()),
                            Cell.share(rate.high()));
                })
                .toList();
        return Sheet.table("overturned", List.of("kind", "decided", "changed", "share", "low", "high"), rows);
    }

    static Sheet reviewers(List<ReviewerWork> work, AccuracySettings settings) {
        List<List<Cell>> rows = work.stream()
                .map(one -> {
                    List<String> flags = one.flags(settings);
                    return List.of(
                            Cell.text(one.reviewer()),
                            Cell.count(one.decisions()),
                            Cell.count(one.alerts()),
                            Cell.share((double) one.compromised() / one.alerts()),
                            Cell.decimal(one.medianSeconds(), 0),
                            Cell.count(one.timed()),
                            Cell.word("flag", flags.isEmpty() ? "none" : String.join("_", flags)));
                })
                .toList();
        return Sheet.table(
                "reviewers",
                List.of("reviewer", "decisions", "alerts", "compromised", "median", "timed", "flag"),
                rows);
    }
}
