package org.carrel.testkit.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The levels of a [Study], each beside what was measured.
final class Targets {

    private final Study study;

    Targets(Study study) {
        this.study = study;
    }

    /// In the order of the table.
    List<Target> all() {
        List<Target> targets = new ArrayList<>();
        Interval precision = study.detector.expected().precision();
        targets.add(new Target(
                "precision at the budget",
                "≥ " + Words.percent(Target.PRECISION),
                Words.percent(precision.estimate()) + " (" + Words.percents(precision) + ")",
                Target.atLeast(precision.estimate(), Target.PRECISION)));
        for (String scenario : study.scenarios) {
            double wanted = Target.tpr(scenario);
            Interval tpr = study.detector.judged().tpr(scenario);
            targets.add(new Target(
                    "caught: " + Words.of(scenario),
                    Double.isNaN(wanted) ? "as it is" : "≥ " + Words.percent(wanted),
                    Words.percent(tpr.estimate()) + " (" + Words.percents(tpr) + ")",
                    Target.atLeast(tpr.estimate(), wanted)));
        }
        targets.add(lookalikeTarget());
        targets.add(groupTarget());
        double lost = Losses.quantile(
                Losses.of(study.detector.judged().catches(), "BULK_BURST").caught(), .5);
        targets.add(new Target(
                "median loss before a bulk-burst alert",
                "≤ 60 documents",
                Words.number(lost) + (Double.isNaN(lost) ? "" : " documents"),
                Target.atMost(lost, Target.BULK_LOSS)));
        targets.add(calibrationTarget("account-days", study.days));
        targets.add(calibrationTarget("alerts", study.alerts));
        Study.RivalRow best = study.best();
        targets.add(new Target(
                "times the best baseline, equal precision",
                "≥ 2",
                best == null
                        ? "no baseline reaches this precision"
                        : Words.exact(study.timesBest()) + " × " + best.name(),
                Target.atLeast(Study.tpr(study.detector) == 0 ? 0 : study.timesBest(), Target.TIMES_BEST)));
        return targets;
    }

    private Target lookalikeTarget() {
        LookalikeRate worst = null;
        for (LookalikeRate rate : study.lookalikes) {
            if (!rate.sums()
                    && (worst == null || rate.rate().estimate() > worst.rate().estimate())) {
                worst = rate;
            }
        }
        return new Target(
                "false alerts on the worst look-alike",
                "≤ 1 per 2,000 days",
                worst == null
                        ? "no look-alike in this world"
                        : Words.oneIn(worst.falseAlerts(), worst.accountDays()) + ", " + Words.of(worst.kind()),
                worst == null ? Target.Verdict.OPEN : Target.atMost(worst.rate().estimate(), Target.LOOKALIKE_RATE));
    }

    /// A group counts when 5 or more false alerts would be its share; of fewer, chance alone
    /// makes any ratio.
    private Target groupTarget() {
        Map<String, Double> told = new LinkedHashMap<>();
        study.groups.forEach((name, ratio) -> {
            double within = ratio.withinStrata().estimate();
            if (ratio.expected() >= 5 && !Double.isNaN(within)) {
                told.put(name, within);
            }
        });
        String worst = "";
        double most = Double.NaN;
        for (Map.Entry<String, Double> each : told.entrySet()) {
            if (!(each.getValue() <= most)) {
                most = each.getValue();
                worst = each.getKey();
            }
        }
        return new Target(
                "alert rate, group to rest, equal behaviour",
                "≤ 1.5",
                told.isEmpty() ? "too few false alerts to tell" : Words.exact(most) + ", " + worst,
                Target.atMost(most, Target.GROUP_RATIO));
    }

    private static Target calibrationTarget(String what, Calibration calibration) {
        double error = calibration.size() == 0
                ? Double.NaN
                : Math.max(Calibration.error(calibration.equalBins()), Calibration.error(calibration.fixedBins()));
        return new Target(
                "expected calibration error, " + what,
                "≤ 0.05",
                Words.fine(error),
                Target.atMost(error, Target.CALIBRATION_ERROR));
    }
}
