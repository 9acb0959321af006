package org.carrel.testkit.evaluation;

import java.util.ArrayList;
import java.util.List;

/// A [Study] as tables.
final class Sheets {

    private Sheets() {}

    /// In the order in which they are read.
    static List<Sheet> of(Study study) {
        WorldSheets worlds = new WorldSheets(study);
        FindingSheets findings = new FindingSheets(study);
        ComparisonSheets comparison = new ComparisonSheets(study);
        TrustSheets trust = new TrustSheets(study);
        List<Sheet> all = new ArrayList<>(List.of(
                worlds.worlds(),
                findings.targets(),
                findings.found(),
                findings.lookalikes(),
                findings.lost(),
                comparison.rules(),
                comparison.rivals(),
                findings.baseRates(),
                trust.groups(),
                trust.groupsOtherwise(),
                trust.calibration(),
                trust.bins("days", "account-days", study.days),
                trust.bins("alerts", "alerts", study.alerts),
                comparison.votes()));
        if (!study.ablation.isEmpty()) {
            all.add(comparison.ablation());
            all.add(comparison.ablationByScenario());
        }
        if (study.pool.size() > 1) {
            all.add(worlds.spread());
        }
        all.add(worlds.live());
        return all;
    }
}
