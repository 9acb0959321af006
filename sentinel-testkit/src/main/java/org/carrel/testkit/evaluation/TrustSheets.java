package org.carrel.testkit.evaluation;

import java.util.List;
import java.util.Map;

/// Whether all readers are treated alike and the probability is true, as tables.
final class TrustSheets {

    private final Study study;

    TrustSheets(Study study) {
        this.study = study;
    }

    Sheet groups() {
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

    Sheet groupsOtherwise() {
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

    Sheet calibration() {
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

    Sheet bins(String id, String what, Calibration of) {
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
}
