package org.carrel.testkit.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The detector beside its rivals, and beside itself with something left out or added, as tables.
final class ComparisonSheets {

    private final Study study;

    ComparisonSheets(Study study) {
        this.study = study;
    }

    Sheet rules() {
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

    Sheet rivals() {
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

    Sheet votes() {
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

    Sheet ablation() {
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
            ablation(sheet, Words.letter(i) + ": " + row.family().words(), row.at());
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

    Sheet ablationByScenario() {
        List<String> head = new ArrayList<>(List.of("caught without", "–"));
        for (int i = 0; i < study.ablation.size(); i++) {
            head.add(Words.letter(i));
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
}
