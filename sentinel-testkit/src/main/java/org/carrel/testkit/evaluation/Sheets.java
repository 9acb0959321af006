package org.carrel.testkit.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// A [Study] as tables.
final class Sheets {

    private static final String ALIKE = "all scenarios alike";

    private final Study study;

    private Sheets(Study study) {
        this.study = study;
    }

    /// In the order in which they are read.
    static List<Sheet> of(Study study) {
        Sheets sheets = new Sheets(study);
        List<Sheet> all = new ArrayList<>(List.of(
                sheets.worlds(),
                sheets.targets(),
                sheets.found(),
                sheets.lookalikes(),
                sheets.lost(),
                sheets.rules(),
                sheets.rivals(),
                sheets.baseRates(),
                sheets.groups(),
                sheets.groupsOtherwise(),
                sheets.calibration(),
                sheets.bins("days", "account-days", study.days),
                sheets.bins("alerts", "alerts", study.alerts),
                sheets.votes()));
        if (!study.ablation.isEmpty()) {
            all.add(sheets.ablation());
            all.add(sheets.ablationByScenario());
        }
        if (study.pool.size() > 1) {
            all.add(sheets.spread());
        }
        all.add(sheets.live());
        return all;
    }

    private Sheet worlds() {
        Sheet.Builder sheet = new Sheet.Builder(
                "worlds",
                "What was measured on",
                "Simulated logs with known truth, read by the detector's own reader.",
                "seed",
                "accounts",
                "days",
                "log lines",
                "account-days",
                "attacks",
                "seconds");
        for (Observation each : study.pool) {
            sheet.row(
                    Long.toString(each.world().seed()),
                    Words.count(each.world().members().size()),
                    Words.count(each.world().days()),
                    Words.count(each.reading().lines()),
                    Words.count(each.days().size()),
                    Words.count(each.world().attacks().size()),
                    Words.number(each.seconds()));
        }
        return sheet.build();
    }

    private Sheet targets() {
        Sheet.Builder sheet = new Sheet.Builder(
                "targets",
                "Levels to reach",
                "At " + Words.plain(study.budget) + " alerts a day and 20,000 accounts, with a thief on "
                        + Words.rate(study.baseRate)
                        + " of account-days. The estimate decides; 95% intervals in brackets.",
                "measure",
                "wanted",
                "measured",
                "verdict");
        study.targets()
                .forEach(
                        target -> sheet.row(target.name(), target.wanted(), target.measured(), target.verdict().words));
        return sheet.build();
    }

    private Sheet found() {
        Sheet.Builder sheet = new Sheet.Builder(
                "found",
                "Attacks caught, by scenario",
                "Caught: an alert of the account opened between the thief's first event and 24 hours after the last."
                        + " Line " + Words.exact(study.detector.line()) + " bits.",
                "scenario",
                "attacks",
                "caught",
                "share",
                "95% interval",
                "level",
                "verdict",
                "without country");
        for (String scenario : study.scenarios) {
            Interval tpr = study.detector.judged().tpr(scenario);
            double wanted = Target.tpr(scenario);
            sheet.row(
                    Words.of(scenario),
                    Words.count(study.detector.judged().episodes().getOrDefault(scenario, 0)),
                    Words.count(study.detector.judged().caught().getOrDefault(scenario, 0)),
                    Words.percent(tpr.estimate()),
                    Words.percents(tpr),
                    Double.isNaN(wanted) ? "as it is" : "≥ " + Words.percent(wanted),
                    Target.atLeast(tpr.estimate(), wanted).words,
                    Words.percent(study.withoutCountry.judged().tpr(scenario).estimate()));
        }
        Interval mean = study.detector.judged().meanTpr();
        return sheet.row(
                        "mean over scenarios",
                        "",
                        "",
                        Words.percent(mean.estimate()),
                        Words.percents(mean),
                        "",
                        "",
                        Words.percent(study.withoutCountry.judged().meanTpr().estimate()))
                .build();
    }

    private Sheet lookalikes() {
        Sheet.Builder sheet = new Sheet.Builder(
                "lookalikes",
                "False alerts, by what the reader was doing",
                "False alerts that opened on an account-day of that kind, over all such days. No verdict where none was"
                        + " seen on too few days to tell.",
                "look-alike",
                "account-days",
                "false alerts",
                "rate",
                "95% interval",
                "level",
                "verdict");
        for (LookalikeRate rate : study.lookalikes) {
            boolean ordinary = rate.kind().equals(LookalikeRate.ORDINARY);
            sheet.row(
                    Words.of(rate.kind()),
                    Words.count(rate.accountDays()),
                    Words.count(rate.falseAlerts()),
                    Words.oneIn(rate.falseAlerts(), rate.accountDays()),
                    Words.oneIn(rate.rate()),
                    ordinary ? "" : "≤ 1/2,000",
                    ordinary ? "" : rate.verdict().words);
        }
        return sheet.build();
    }

    private Sheet lost() {
        Sheet.Builder sheet = new Sheet.Builder(
                "lost",
                "Documents taken before the alert",
                "Of the attacks that were caught; then of all attacks, where one that was not caught lost all it took. In"
                        + " the last row every scenario has the same weight.",
                "scenario",
                "caught",
                "median",
                "90% below",
                "most",
                "all: median",
                "all: 90% below");
        for (String scenario : study.scenarios) {
            lost(sheet, Words.of(scenario), Losses.of(study.detector.judged().catches(), scenario));
        }
        lost(sheet, ALIKE, Losses.balanced(study.detector.judged().catches()));
        return sheet.build();
    }

    private static void lost(Sheet.Builder sheet, String name, Losses losses) {
        sheet.row(
                name,
                name.equals(ALIKE) ? "" : Words.count(losses.caught().length),
                Words.number(Losses.quantile(losses.caught(), .5)),
                Words.number(Losses.quantile(losses.caught(), .9)),
                Words.number(Losses.quantile(losses.caught(), 1)),
                Words.number(Losses.quantile(losses.all(), .5)),
                Words.number(Losses.quantile(losses.all(), .9)));
    }

    private Sheet rules() {
        Sheet.Builder sheet = new Sheet.Builder(
                "rules",
                "Rules as they are shipped or told",
                "Alerts a day and 20,000 accounts. The last columns: the detector with its line set so that it is as"
                        + " precise as the rule.",
                "rule",
                "alerts/day",
                "precision",
                "mean caught",
                "detector",
                "times");
        for (Study.RuleRow row : study.rules) {
            double own = Study.tpr(row.shipped());
            sheet.row(
                    row.rule().name(),
                    Words.number(row.shipped().expected().alerts()),
                    Words.percent(row.shipped().expected().precision().estimate()),
                    Words.percent(own),
                    row.detector() == null ? "–" : Words.percent(Study.tpr(row.detector())),
                    row.detector() == null || own == 0 ? "–" : Words.number(Study.tpr(row.detector()) / own));
        }
        Contender.At at = study.detector;
        return sheet.row(
                        "Carrel, at the budget",
                        Words.number(at.expected().alerts()),
                        Words.percent(at.expected().precision().estimate()),
                        Words.percent(Study.tpr(at)),
                        "",
                        "")
                .build();
    }

    private Sheet rivals() {
        Sheet.Builder sheet = new Sheet.Builder(
                "rivals",
                "The same measures with the best line for each",
                "Mean share of attacks caught by everything with the line that serves it best: at equal precision ("
                        + Words.percent(study.equalPrecision())
                        + ", the detector's own at the budget but at most 90%), at other precisions, and at the same"
                        + " budget, with the precision there. “–”: never so precise.",
                "measure",
                "equal",
                "its line",
                "at 50%",
                "at 70%",
                "at 90%",
                "budget",
                "precision");
        for (Study.RivalRow row : study.rivals) {
            sheet.row(
                    row.name(),
                    caught(row.same()),
                    row.same() == null ? "–" : Words.exact(row.same().line()),
                    caught(row.at().get(0)),
                    caught(row.at().get(1)),
                    caught(row.at().get(2)),
                    caught(row.budget()),
                    Words.percent(row.budget().expected().precision().estimate()));
        }
        return sheet.build();
    }

    private Sheet baseRates() {
        Sheet.Builder sheet = new Sheet.Builder(
                "rates",
                "How rare thieves are",
                "The same detector and budget; the line is drawn anew for each base rate.",
                "account-days with a thief",
                "line, bits",
                "alerts/day",
                "of them false",
                "precision",
                "95% interval",
                "mean caught");
        for (int i = 0; i < Study.BASE_RATES.length; i++) {
            Contender.At at = study.byBaseRate.get(i);
            sheet.row(
                    Words.rate(Study.BASE_RATES[i]),
                    Words.exact(at.line()),
                    Words.exact(at.expected().alerts()),
                    Words.exact(at.expected().falseAlerts()),
                    Words.percent(at.expected().precision().estimate()),
                    Words.percents(at.expected().precision()),
                    Words.percent(Study.tpr(at)));
        }
        return sheet.build();
    }

    private Sheet groups() {
        Sheet.Builder sheet = new Sheet.Builder(
                "groups",
                "False alerts of some readers against the rest",
                "Rate of the group over that of the rest (95% interval); at equal behaviour: among days with as many"
                        + " documents.",
                "readers",
                "account-days",
                "false alerts",
                "ratio",
                "at equal behaviour");
        study.groups.forEach((name, ratio) -> sheet.row(
                name,
                Words.count((long) ratio.days()),
                Words.count((long) ratio.alerts()),
                Words.ratio(ratio.plain()),
                Words.ratio(ratio.withinStrata())));
        return sheet.build();
    }

    private Sheet groupsOtherwise() {
        Sheet.Builder sheet = new Sheet.Builder(
                "groups-otherwise",
                "The same without the country, and with more alerts",
                "Ratios at equal behaviour: as above; with all evidence from countries and journeys left out, at the same"
                        + " budget; and at a line with ten times the alerts, where chance plays a smaller part.",
                "readers",
                "as it is",
                "without country",
                "ten times the alerts");
        study.groups.forEach((name, ratio) -> sheet.row(
                name,
                Words.ratio(ratio.withinStrata()),
                ratio(study.groupsWithoutCountry, name),
                ratio(study.groupsWider, name)));
        return sheet.build();
    }

    private static String ratio(Map<String, RateRatio> ratios, String name) {
        RateRatio ratio = ratios.get(name);
        return ratio == null ? "–" : Words.ratio(ratio.withinStrata());
    }

    private Sheet calibration() {
        Sheet.Builder sheet = new Sheet.Builder(
                "calibration",
                "Whether the probability shown is true",
                "Weighted to the base rate. Brier score: mean squared error, beside that of always saying the share of"
                        + " thefts. Calibration error over ten bins.",
                "probability of",
                "cases",
                "Brier score",
                "of the share alone",
                "error, equal mass",
                "error, equal width");
        calibration(sheet, "account-days", study.days);
        calibration(sheet, "alerts", study.alerts);
        return sheet.build();
    }

    private static void calibration(Sheet.Builder sheet, String name, Calibration of) {
        if (of.size() == 0) {
            sheet.row(name, "0", "–", "–", "–", "–");
            return;
        }
        sheet.row(
                name,
                Words.count(of.size()),
                Words.format("%.6f", of.brier()),
                Words.format("%.6f", of.brierOfBaseRate()),
                Words.fine(Calibration.error(of.equalBins())),
                Words.fine(Calibration.error(of.fixedBins())));
    }

    private Sheet bins(String id, String what, Calibration of) {
        Sheet.Builder sheet = new Sheet.Builder(
                "bins-" + id,
                "Calibration curve of " + what,
                "Bins of equal width; empty ones are left out.",
                "probability shown, mean",
                "share of thefts",
                "weight",
                "cases");
        for (Calibration.Bin bin : of.size() == 0 ? List.<Calibration.Bin>of() : of.fixedBins()) {
            sheet.row(
                    Words.percent(bin.shown()),
                    Words.percent(bin.trueShare()),
                    Words.format("%.5f", bin.weight()),
                    Words.count(bin.cases()));
        }
        return sheet.build();
    }

    private Sheet votes() {
        Sheet.Builder sheet = new Sheet.Builder(
                "votes",
                "Would a vote of the Random Cut Forest help?",
                "The detector's score of the day, with and without bits from the forest's conformal p-value; mean share"
                        + " of attacks caught at equal precision.",
                "score of the day",
                "precision 50%",
                "precision 70%",
                "precision 90%");
        for (Study.VoteRow row : study.votes) {
            sheet.row(
                    row.name(),
                    caught(row.at().get(0)),
                    caught(row.at().get(1)),
                    caught(row.at().get(2)));
        }
        return sheet.build();
    }

    private static String caught(Contender.@Nullable At at) {
        return at == null ? "–" : Words.percent(Study.tpr(at));
    }

    private Sheet ablation() {
        Sheet.Builder sheet = new Sheet.Builder(
                "ablation",
                "What each kind of evidence earns",
                "Each left out once, at the same budget. Points: change of the mean share of attacks caught; below 0,"
                        + " the kind earns its place.",
                "left out",
                "line",
                "mean caught",
                "points",
                "precision",
                "false alerts",
                "alerts/day");
        ablation(sheet, "nothing", study.detector);
        for (int i = 0; i < study.ablation.size(); i++) {
            Study.AblationRow row = study.ablation.get(i);
            ablation(sheet, letter(i) + ": " + row.family().words(), row.at());
        }
        return sheet.build();
    }

    private void ablation(Sheet.Builder sheet, String name, Contender.At at) {
        sheet.row(
                name,
                Words.exact(at.line()),
                Words.percent(Study.tpr(at)),
                Words.signed(100 * (Study.tpr(at) - Study.tpr(study.detector))),
                Words.percent(at.expected().precision().estimate()),
                Words.count(at.judged().wrong().size()),
                Words.exact(at.expected().alerts()));
    }

    private Sheet ablationByScenario() {
        List<String> head = new ArrayList<>(List.of("caught without", "–"));
        for (int i = 0; i < study.ablation.size(); i++) {
            head.add(letter(i));
        }
        List<List<String>> rows = new ArrayList<>();
        for (String scenario : study.scenarios) {
            List<String> row = new ArrayList<>(List.of(Words.of(scenario)));
            row.add(whole(study.detector, scenario));
            study.ablation.forEach(each -> row.add(whole(each.at(), scenario)));
            rows.add(row);
        }
        return new Sheet(
                "ablation-scenarios",
                "Per cent of attacks caught with each kind of evidence left out",
                "Columns by the letters of the table above; “–”: nothing left out.",
                head,
                rows);
    }

    private static String whole(Contender.At at, String scenario) {
        return Words.format("%.0f", 100 * at.judged().tpr(scenario).estimate());
    }

    private static String letter(int number) {
        return Character.toString('a' + number);
    }

    private Sheet spread() {
        Sheet.Builder sheet = new Sheet.Builder(
                "spread",
                "From world to world",
                "Each world alone, with its own line.",
                "measure",
                "least",
                "median",
                "most",
                "pooled");
        spread(sheet, "line, bits", Contender.At::line, false);
        spread(sheet, "precision", at -> at.expected().precision().estimate(), true);
        spread(
                sheet,
                "false alerts a day and 20,000 accounts",
                at -> at.expected().falseAlerts(),
                false);
        spread(sheet, "caught: mean over scenarios", Study::tpr, true);
        for (String scenario : study.scenarios) {
            spread(
                    sheet,
                    "caught: " + Words.of(scenario),
                    at -> at.judged().tpr(scenario).estimate(),
                    true);
        }
        spread(
                sheet,
                "documents taken before the alert, median",
                at -> Losses.quantile(Losses.balanced(at.judged().catches()).caught(), .5),
                false);
        return sheet.build();
    }

    private void spread(Sheet.Builder sheet, String name, ToDoubleFunction<Contender.At> measure, boolean share) {
        double[] values = study.byWorld.stream()
                .mapToDouble(measure)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double pooled = measure.applyAsDouble(study.detector);
        List<String> row = new ArrayList<>(List.of(name));
        for (double value : new double[] {
            Losses.quantile(values, 0), Losses.quantile(values, .5), Losses.quantile(values, 1), pooled
        }) {
            row.add(share ? Words.percent(value) : Words.exact(value));
        }
        sheet.row(row.toArray(String[]::new));
    }

    private Sheet live() {
        Judged live = study.live;
        int caught = live.caught().values().stream().mapToInt(Integer::intValue).sum();
        int attacks =
                live.episodes().values().stream().mapToInt(Integer::intValue).sum();
        return new Sheet.Builder(
                        "live",
                        "The detector's own alerts, with its own budget, on these worlds as they are",
                        "Thieves are far denser here than in life, so its budget is spent on them; nothing is weighted.",
                        "alerts",
                        "that catch an attack",
                        "false",
                        "attacks caught",
                        "of all attacks")
                .row(
                        Words.count(live.alerts()),
                        Words.count(Arrays.stream(live.attackAlerts().values().toArray(Integer[]::new))
                                .mapToInt(Integer::intValue)
                                .sum()),
                        Words.count(live.wrong().size()),
                        Words.count(caught),
                        Words.percent(attacks == 0 ? Double.NaN : (double) caught / attacks))
                .build();
    }
}
