package org.carrel.testkit.evaluation;

import java.util.ArrayList;
import java.util.List;

/// The page's charts.
final class PageCharts {

    private final Study study;

    PageCharts(Study study) {
        this.study = study;
    }

    String found() {
        RowChart chart = RowChart.shares().guide(0).guide(.5).guide(1);
        for (String scenario : study.scenarios) {
            Interval tpr = study.detector.judged().tpr(scenario);
            double wanted = Target.tpr(scenario);
            chart.row(
                    Words.of(scenario),
                    tpr,
                    wanted,
                    kind(Target.atLeast(tpr.estimate(), wanted)),
                    study.detector.judged().caught().getOrDefault(scenario, 0)
                            + " of "
                            + study.detector.judged().episodes().getOrDefault(scenario, 0)
                            + ", " + Words.percent(tpr.estimate()));
        }
        Interval mean = study.detector.judged().meanTpr();
        return chart.row("mean over scenarios", mean, Double.NaN, "own", Words.percent(mean.estimate()))
                .html("Share of attacks caught by scenario, with 95% intervals");
    }

    private static String kind(Target.Verdict verdict) {
        return switch (verdict) {
            case MET -> "good";
            case NOT_MET -> "bad";
            case OPEN -> "";
        };
    }

    String lookalikes() {
        RowChart chart = RowChart.logarithmic(1e-5, 1)
                .guide(1e-4)
                .guide(1e-2)
                .tick(1e-5, "1/100,000")
                .tick(1e-3, "1/1,000")
                .tick(1e-1, "1/10");
        for (LookalikeRate rate : study.lookalikes) {
            boolean ordinary = rate.sums();
            Interval shown = rate.rate();
            chart.row(
                    Words.of(rate.kind()),
                    rate.falseAlerts() == 0 ? new Interval(0, 0, shown.high()) : shown,
                    Target.LOOKALIKE_RATE,
                    ordinary ? "own" : kind(rate.verdict()),
                    Words.oneIn(rate.falseAlerts(), rate.accountDays()));
        }
        return chart.html("False alerts an account-day by look-alike, with 95% intervals");
    }

    String rules() {
        RowChart chart = RowChart.shares().asBars();
        chart.row("Carrel", point(Study.tpr(study.detector)), Double.NaN, "own", cost(study.detector));
        for (Study.RuleRow row : study.rules) {
            chart.row(row.rule().name(), point(Study.tpr(row.shipped())), Double.NaN, "", cost(row.shipped()));
        }
        return chart.html("Mean share of attacks caught, and alerts, of the detector and of rules as shipped");
    }

    private static String cost(Contender.At at) {
        double precision = at.expected().precision().estimate();
        return Words.percent(Study.tpr(at)) + ", " + Words.number(at.expected().alerts()) + "/day"
                + (Double.isNaN(precision) ? "" : ", " + Words.percent(precision) + " right");
    }

    String rivals() {
        RowChart chart = RowChart.shares().asBars();
        for (Study.RivalRow row : study.rivals) {
            chart.row(
                    row.name(),
                    point(Study.tpr(row.same())),
                    Double.NaN,
                    row.name().equals(Observer.DETECTOR) ? "own" : "",
                    row.same() == null ? "never so precise" : Words.percent(Study.tpr(row.same())));
        }
        return chart.html("Mean share of attacks caught at equal precision");
    }

    private static Interval point(double value) {
        return new Interval(value, value, value);
    }

    String baseRates() {
        RowChart chart = RowChart.shares().guide(0).guide(.5).guide(1);
        for (int i = 0; i < Study.BASE_RATES.length; i++) {
            Contender.At at = study.byBaseRate.get(i);
            Interval precision = at.expected().precision();
            chart.row(
                    Words.rate(Study.BASE_RATES[i]) + " of account-days",
                    precision,
                    Study.BASE_RATES[i] == study.baseRate ? Target.PRECISION : Double.NaN,
                    Study.BASE_RATES[i] == study.baseRate ? "own" : "",
                    Words.percent(precision.estimate()) + ", "
                            + Words.number(at.expected().alerts()) + " alerts/day");
        }
        return chart.html("Precision by base rate, with 95% intervals");
    }

    String groups() {
        RowChart chart = RowChart.logarithmic(.05, 20)
                .guide(1)
                .guide(Target.GROUP_RATIO)
                .guide(1 / Target.GROUP_RATIO)
                .tick(.1, "a tenth")
                .tick(1, "the same")
                .tick(10, "ten times");
        study.groups.forEach((name, ratio) -> {
            Interval within = ratio.withinStrata();
            chart.row(name, within, Double.NaN, within.low() > Target.GROUP_RATIO ? "bad" : "", Words.ratio(within));
        });
        return chart.html("False-alert rate of a group over that of the rest, at equal behaviour");
    }

    String ablation() {
        double most = .05;
        for (Study.AblationRow row : study.ablation) {
            most = Math.max(most, Math.abs(loss(row)));
        }
        RowChart chart = RowChart.linear(-most, most).asBars().guide(0);
        chart.tick(-most, Words.signed(-100 * most)).tick(0, "0").tick(most, Words.signed(100 * most));
        for (int i = 0; i < study.ablation.size(); i++) {
            Study.AblationRow row = study.ablation.get(i);
            double loss = loss(row);
            chart.row(
                    Words.letter(i) + ": " + row.family().words(),
                    point(loss),
                    Double.NaN,
                    loss < 0 ? "good" : loss > 0 ? "bad" : "",
                    Words.signed(100 * loss) + " points");
        }
        return chart.html("Change of the mean share of attacks caught when a kind of evidence is left out");
    }

    private double loss(Study.AblationRow row) {
        return Study.tpr(row.at()) - Study.tpr(study.detector);
    }

    String losses() {
        RowChart chart = RowChart.logarithmic(1, 3000)
                .guide(10)
                .guide(100)
                .guide(1000)
                .tick(1, "1")
                .tick(10, "10")
                .tick(100, "100")
                .tick(1000, "1,000");
        for (String scenario : study.scenarios) {
            int[] caught =
                    Losses.of(study.detector.judged().catches(), scenario).caught();
            double median = Losses.quantile(caught, .5);
            chart.row(
                    Words.of(scenario),
                    new Interval(median, Losses.quantile(caught, .1), Losses.quantile(caught, .9)),
                    scenario.equals("BULK_BURST") ? Target.BULK_LOSS : Double.NaN,
                    "",
                    caught.length == 0
                            ? "none caught"
                            : Words.number(median) + ", 90%: " + Words.number(Losses.quantile(caught, .9)));
        }
        return chart.html("Documents taken before the alert: median, and from the 10th to the 90th per cent");
    }

    String lossCurve() {
        Losses losses = Losses.balanced(study.detector.judged().catches());
        CurveChart chart = new CurveChart();
        for (int documents : new int[] {1, 10, 100, 1000}) {
            chart.xTick(logShare(documents), Words.count(documents));
        }
        for (int tick = 0; tick <= 4; tick++) {
            chart.yTick(tick / 4.0, tick * 25 + "%");
        }
        chart.line("soft", distribution(losses.all())).line("own", distribution(losses.caught()));
        return chart.html(
                "Distribution of the documents taken before the alert",
                "documents taken, at most",
                "Solid: share of the caught attacks that had taken so many when the alert opened. Dotted: of all attacks,"
                        + " those not caught with all they took.");
    }

    private static double logShare(double documents) {
        return Math.min(1, StrictMath.log10(Math.max(1, documents)) / StrictMath.log10(3000));
    }

    private static List<CurveChart.Point> distribution(int[] rising) {
        List<CurveChart.Point> points = new ArrayList<>();
        double before = 0;
        for (int i = 0; i < rising.length; i++) {
            double x = logShare(rising[i]);
            points.add(new CurveChart.Point(x, before));
            before = (i + 1.0) / rising.length;
            points.add(new CurveChart.Point(x, before));
        }
        if (rising.length > 0) {
            points.add(new CurveChart.Point(1, 1));
        }
        return points;
    }

    static String calibration(String what, Calibration calibration) {
        CurveChart chart = new CurveChart();
        for (int tick = 0; tick <= 4; tick++) {
            chart.xTick(tick / 4.0, tick * 25 + "%").yTick(tick / 4.0, tick * 25 + "%");
        }
        chart.line("dashed", List.of(new CurveChart.Point(0, 0), new CurveChart.Point(1, 1)));
        List<CurveChart.Point> points = calibration.size() == 0
                ? List.of()
                : calibration.fixedBins().stream()
                        .map(bin -> new CurveChart.Point(bin.shown(), bin.trueShare()))
                        .toList();
        return chart.line("own", points)
                .dots(points)
                .html(
                        "Calibration curve of " + what,
                        "probability shown",
                        "Share of " + what
                                + " that are thefts, by the probability shown. On the dashed line it is true;"
                                + " below, the detector says too much.");
    }
}
