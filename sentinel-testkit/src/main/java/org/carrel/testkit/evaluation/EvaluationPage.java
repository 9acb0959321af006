package org.carrel.testkit.evaluation;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One self-contained page: first what a library director asks, then what a statistician
/// asks. No script, nothing fetched.
final class EvaluationPage {

    private static final String TITLE = "How well stolen accounts are found";

    private final Study study;
    private final Map<String, Sheet> sheets;
    private final PageCharts charts;

    private EvaluationPage(Study study, List<Sheet> sheets) {
        this.study = study;
        this.sheets = sheets.stream().collect(Collectors.toMap(Sheet::id, Function.identity()));
        this.charts = new PageCharts(study);
    }

    static void write(Writer out, Study study, List<Sheet> sheets) throws IOException {
        EvaluationPage page = new EvaluationPage(study, sheets);
        out.write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"referrer\" content=\"no-referrer\">\n<title>" + TITLE + "</title>\n<style>\n"
                + PageLook.CSS + "</style>\n</head>\n<body>\n");
        out.write(page.head());
        out.write("<main>\n");
        for (String section : page.sections()) {
            out.write(section);
        }
        out.write("</main>\n<footer><p class=\"soft\">Everybody in these worlds is invented. Repeat every figure with"
                + " <code>./carrel simulate</code> and <code>./carrel evaluate</code>; the definitions are in"
                + " docs/evaluation.md.</p></footer>\n</body>\n</html>\n");
    }

    private String head() {
        Weighing.Expected expected = study.detector.expected();
        Losses losses = Losses.balanced(study.detector.judged().catches());
        double median = Losses.quantile(losses.caught(), .5);
        Study.RivalRow best = study.best();
        return "<header>\n<h1>" + TITLE + "</h1>\n<p class=\"soft\">"
                + Markup.escape(worlds())
                + "</p>\n<p class=\"lead\">"
                + Markup.escape(lead(expected, median))
                + "</p>\n<dl class=\"figures\">\n"
                + figure(Words.percent(Study.tpr(study.detector)), "of attacks caught, mean over kinds")
                + figure(Words.percent(expected.precision().estimate()), "of alerts are right")
                + figure(Words.number(7 * expected.falseAlerts()), "false alerts a week, 20,000 accounts")
                + figure(Words.number(median), "documents gone before half of the alerts")
                + figure(
                        best == null || Study.tpr(best.same()) == 0 ? "–" : Words.number(study.timesBest()) + " ×",
                        best == null ? "no baseline is so precise" : "the best baseline, equally precise")
                + figure(levels(), "levels to reach are met")
                + "</dl>\n</header>\n";
    }

    private String worlds() {
        int accounts = study.pool.stream()
                .mapToInt(each -> each.world().members().size())
                .sum();
        int days =
                study.pool.stream().mapToInt(each -> each.world().days()).max().orElse(0);
        return (study.pool.size() == 1 ? "One simulated campus" : study.pool.size() + " simulated campuses") + ", "
                + Words.count(accounts) + " accounts, " + days + " days; a thief on "
                + Words.rate(study.baseRate) + " of account-days, at most " + Words.plain(study.budget)
                + " alerts a day and 20,000 accounts" + study.weighed("; ");
    }

    private String lead(Weighing.Expected expected, double median) {
        double days = 1 / Math.max(1e-9, expected.falseAlerts());
        String wrong = days >= 1
                ? "one false alert in " + Words.number(days) + " days"
                : Words.number(expected.falseAlerts()) + " false alerts a day";
        return "Of a hundred stolen accounts, were every kind of theft as frequent, "
                + Math.round(100 * Study.tpr(study.detector))
                + " are found. A library with 20,000 accounts has " + wrong
                + (Double.isNaN(median)
                        ? "."
                        : ", and in half of the thefts found the alert comes before the " + Math.round(median + 1)
                                + ordinal(Math.round(median + 1)) + " document is gone.");
    }

    private static String ordinal(long number) {
        long last = number % 10;
        boolean teen = number % 100 / 10 == 1;
        return teen || last == 0 || last > 3 ? "th" : last == 1 ? "st" : last == 2 ? "nd" : "rd";
    }

    private String levels() {
        List<Target> told = study.targets().stream()
                .filter(target -> target.verdict() != Target.Verdict.OPEN)
                .toList();
        return told.stream()
                        .filter(target -> target.verdict() == Target.Verdict.MET)
                        .count()
                + " of " + told.size();
    }

    private static String figure(String number, String words) {
        return "<div><dt>" + Markup.escape(words) + "</dt><dd>" + Markup.escape(number) + "</dd></div>\n";
    }

    private List<String> sections() {
        return List.of(
                Markup.section(
                        "today",
                        "Beside what a library has today",
                        Markup.paragraph(
                                "Mean share of attacks caught; the alerts a day that somebody has to read for it, in"
                                        + " a library of 20,000 accounts; and how many of them are right."),
                        charts.rules(),
                        below("rules")),
                Markup.section(
                        "found",
                        "What is found",
                        Markup.paragraph(
                                "Of each kind of attack, the share that raises an alert in time. The line is the"
                                        + " 95% interval, the dashed mark the level to reach."),
                        charts.found(),
                        below("found")),
                Markup.section(
                        "lookalikes",
                        "Who is alerted wrongly",
                        Markup.paragraph("False alerts an account-day for readers who do something odd and lawful. The"
                                + " dashed mark is the level: 1 in 2,000 days."),
                        charts.lookalikes(),
                        below("lookalikes")),
                Markup.section(
                        "lost",
                        "How much is lost before the alert",
                        Markup.paragraph(
                                "Documents the thief had when the alert opened: the median, and from the 10th to"
                                        + " the 90th per cent of the attacks caught."),
                        charts.losses(),
                        "<div class=\"curves\">" + charts.lossCurve() + "</div>",
                        below("lost")),
                section("targets"),
                Markup.section(
                        "rivals",
                        "At equal precision",
                        Markup.paragraph("Every baseline with the line that serves it best: all are as precise as the"
                                + " detector at its budget (" + Words.percent(study.equalPrecision())
                                + "; never more than 90% is asked)."),
                        charts.rivals(),
                        below("rivals")),
                Markup.section(
                        "rates",
                        "How rare thieves are",
                        Markup.paragraph("Precision at the budget. The rarer the thieves, the larger the share of false"
                                + " alerts; nobody knows how rare they are, so here are five answers."),
                        charts.baseRates(),
                        below("rates")),
                Markup.section(
                        "groups",
                        "Some readers against the rest",
                        Markup.paragraph(
                                "How much more often a group is falsely alerted than the rest, among days with as"
                                        + " many documents. The outer guides are the level, 1.5 times either way."),
                        charts.groups(),
                        below("groups"),
                        Markup.table(sheet("groups-otherwise"))),
                Markup.section(
                        "calibration",
                        "Whether the probability is true",
                        Markup.table(sheet("calibration")),
                        "<div class=\"curves\">"
                                + PageCharts.calibration("account-days", study.days)
                                + PageCharts.calibration("alerts", study.alerts) + "</div>",
                        below("bins-days"),
                        below("bins-alerts")),
                evidence(),
                sheets.containsKey("spread") ? section("spread") : "",
                Markup.section(
                        "worlds",
                        "What was measured on",
                        Markup.table(sheet("worlds")),
                        "<h3>" + Markup.escape(sheet("live").title()) + "</h3>\n",
                        Markup.table(sheet("live"))),
                Definitions.HTML);
    }

    private String evidence() {
        if (!sheets.containsKey("ablation")) {
            return section("votes");
        }
        return Markup.section(
                "ablation",
                "What each kind of evidence earns",
                Markup.paragraph("Change of the mean share of attacks caught, at the same budget, when one kind is left"
                        + " out. To the left: it is missed."),
                charts.ablation(),
                below("ablation"),
                "<h3>" + Markup.escape(sheet("ablation-scenarios").title()) + "</h3>\n",
                Markup.table(sheet("ablation-scenarios")),
                "<h3>" + Markup.escape(sheet("votes").title()) + "</h3>\n",
                Markup.table(sheet("votes")));
    }

    private Sheet sheet(String id) {
        Sheet sheet = sheets.get(id);
        if (sheet == null) {
            throw new IllegalArgumentException(id);
        }
        return sheet;
    }

    private String section(String id) {
        return Markup.section(id, sheet(id).title(), Markup.table(sheet(id)));
    }

    private String below(String id) {
        return Markup.tableBelow(sheet(id));
    }
}
