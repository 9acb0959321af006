package org.carrel.testkit.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The worlds, and how they differ, as tables.
final class WorldSheets {

    private final Study study;

    WorldSheets(Study study) {
        this.study = study;
    }

    Sheet worlds() {
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

    Sheet spread() {
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

    Sheet live() {
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
