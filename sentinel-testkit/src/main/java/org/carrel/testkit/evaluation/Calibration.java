package org.carrel.testkit.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Whether of the cases shown with a probability of p a share of p are thefts, thieves being
/// as rare as in life.
final class Calibration {

    private static final int BINS = 10;

    private record Case(double probability, double weight, boolean theft) {}

    /// @param shown mean probability shown
    /// @param trueShare share of thefts
    /// @param weight share of all cases
    /// @param cases how many cases stand behind it, unweighted
    record Bin(double shown, double trueShare, double weight, int cases) {}

    private final List<Case> cases = new ArrayList<>();

    /// @param weight above 0
    void add(double probability, double weight, boolean theft) {
        cases.add(new Case(probability, weight, theft));
    }

    int size() {
        return cases.size();
    }

    /// Of account-days with any activity.
    static Calibration ofDays(List<Observation> pool, double baseRate) {
        Weighing weighing = new Weighing(pool);
        Calibration calibration = new Calibration();
        double ordinary = weighing.ordinary(baseRate);
        for (Observation each : pool) {
            AccountDays days = each.days();
            for (int i = 0; i < days.size(); i++) {
                String thief = each.truth().thief(days.account(i), days.day(i));
                calibration.add(
                        days.probability(i),
                        thief.isEmpty() ? ordinary : weighing.attack(thief, baseRate),
                        !thief.isEmpty());
            }
        }
        return calibration;
    }

    /// Of the alerts the detector showed whose score reaches the line.
    static Calibration ofAlerts(List<Observation> pool, double baseRate, double line) {
        Weighing weighing = new Weighing(pool);
        Calibration calibration = new Calibration();
        for (Observation each : pool) {
            for (Observation.Shown shown : each.shown()) {
                if (shown.alert().score() < line) {
                    continue;
                }
                Truth.Verdict verdict = each.truth().verdict(shown.alert());
                double weight = verdict.number() < 0
                        ? weighing.ordinary(baseRate)
                        : weighing.attack(
                                each.world().attacks().get(verdict.number()).scenario(), baseRate);
                calibration.add(shown.probability(), weight, verdict.caught());
            }
        }
        return calibration;
    }

    /// Mean squared distance of the probability from what was true (Brier 1950).
    double brier() {
        double sum = 0;
        for (Case each : cases) {
            double off = each.probability() - (each.theft() ? 1 : 0);
            sum += each.weight() * off * off;
        }
        return sum / weight(cases);
    }

    /// Brier score of who always says the share of thefts.
    double brierOfBaseRate() {
        double share = share(cases);
        return share * (1 - share);
    }

    /// Ten bins of the same width.
    List<Bin> fixedBins() {
        List<Bin> bins = new ArrayList<>();
        for (int b = 0; b < BINS; b++) {
            int bin = b;
            add(
                    bins,
                    cases.stream()
                            .filter(each -> Math.min(BINS - 1, (int) (each.probability() * BINS)) == bin)
                            .toList());
        }
        return bins;
    }

    /// Ten bins of the same weight, as nearly as single cases allow.
    List<Bin> equalBins() {
        List<Case> rising = cases.stream()
                .sorted(Comparator.comparingDouble(Case::probability))
                .toList();
        double step = weight(cases) / BINS;
        List<Bin> bins = new ArrayList<>();
        List<Case> bin = new ArrayList<>();
        double sum = 0;
        for (Case each : rising) {
            // a case belongs where its middle lies, up to rounding
            if (sum + each.weight() / 2 > step * (bins.size() + 1) * (1 + 1e-12) && !bin.isEmpty()) {
                add(bins, bin);
                bin = new ArrayList<>();
            }
            bin.add(each);
            sum += each.weight();
        }
        add(bins, bin);
        return bins;
    }

    private void add(List<Bin> bins, List<Case> bin) {
        if (!bin.isEmpty()) {
            double weight = weight(bin);
            double shown = bin.stream()
                            .mapToDouble(each -> each.weight() * each.probability())
                            .sum()
                    / weight;
            bins.add(new Bin(shown, share(bin), weight / weight(cases), bin.size()));
        }
    }

    /// Expected calibration error: mean distance of share and probability over bins, by
    /// weight (Naeini et al. 2015).
    static double error(List<Bin> bins) {
        return bins.stream()
                .mapToDouble(bin -> bin.weight() * Math.abs(bin.trueShare() - bin.shown()))
                .sum();
    }

    private static double weight(List<Case> of) {
        return of.stream().mapToDouble(Case::weight).sum();
    }

    private static double share(List<Case> of) {
        return of.stream().filter(Case::theft).mapToDouble(Case::weight).sum() / weight(of);
    }
}
