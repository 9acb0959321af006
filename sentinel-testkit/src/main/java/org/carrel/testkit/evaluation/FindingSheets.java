package org.carrel.testkit.evaluation;

/// What is found, who is alerted wrongly, and what is lost, as tables.
final class FindingSheets {

    private static final String ALIKE = "all scenarios alike";

    private final Study study;

    FindingSheets(Study study) {
        this.study = study;
    }

    Sheet targets() {
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

    Sheet found() {
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

    Sheet lookalikes() {
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

    Sheet lost() {
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

    Sheet baseRates() {
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
}
