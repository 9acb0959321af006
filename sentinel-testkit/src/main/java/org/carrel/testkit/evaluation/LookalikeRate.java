package org.carrel.testkit.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// How often owners of one kind of odd and lawful day are falsely alerted.
///
/// @param kind the simulator's name of it, or [#ORDINARY]
/// @param accountDays such days, those with a thief left out
/// @param falseAlerts false alerts that opened on one of them
record LookalikeRate(String kind, int accountDays, int falseAlerts) {

    static final String ORDINARY = "ORDINARY DAY";
    static final String ANY = "ANY LOOK-ALIKE";

    Interval rate() {
        return Interval.wilson(falseAlerts, accountDays);
    }

    /// Not one kind of look-alike, but ordinary days, or all kinds together.
    boolean sums() {
        return kind.equals(ORDINARY) || kind.equals(ANY);
    }

    /// No false alert on fewer days than the level allows one proves nothing.
    Target.Verdict verdict() {
        return falseAlerts == 0 && accountDays * Target.LOOKALIKE_RATE < 1
                ? Target.Verdict.OPEN
                : Target.atMost(rate().estimate(), Target.LOOKALIKE_RATE);
    }

    /// One for each kind that occurs, by name; all of them together and ordinary days last.
    static List<LookalikeRate> of(List<Observation> pool, Judged judged) {
        Map<String, int[]> counts = new TreeMap<>();
        int[] ordinary = new int[2];
        int[] any = new int[2];
        List<Set<Long>> wrong = new ArrayList<>();
        for (int w = 0; w < pool.size(); w++) {
            wrong.add(new HashSet<>());
        }
        for (Judged.Wrong each : judged.wrong()) {
            wrong.get(each.world()).add(Truth.key(each.account(), each.day()));
        }
        for (int w = 0; w < pool.size(); w++) {
            AccountDays days = pool.get(w).days();
            Truth truth = pool.get(w).truth();
            for (int i = 0; i < days.size(); i++) {
                int account = days.account(i);
                int day = days.day(i);
                if (truth.isCompromised(account, day)) {
                    continue;
                }
                int alerted = wrong.get(w).contains(Truth.key(account, day)) ? 1 : 0;
                Set<String> kinds = truth.lookalikes(account, day);
                for (String kind : kinds) {
                    count(counts.computeIfAbsent(kind, k -> new int[2]), alerted);
                }
                count(kinds.isEmpty() ? ordinary : any, alerted);
            }
        }
        List<LookalikeRate> rates = new ArrayList<>();
        counts.forEach((kind, count) -> rates.add(new LookalikeRate(kind, count[0], count[1])));
        rates.add(new LookalikeRate(ANY, any[0], any[1]));
        rates.add(new LookalikeRate(ORDINARY, ordinary[0], ordinary[1]));
        return rates;
    }

    private static void count(int[] counts, int alerted) {
        counts[0]++;
        counts[1] += alerted;
    }
}
