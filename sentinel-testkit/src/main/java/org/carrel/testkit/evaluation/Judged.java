package org.carrel.testkit.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The alerts of one contender at one line, held against the truth of one or several worlds.
///
/// @param alerts of all worlds
/// @param episodes attacks, by scenario
/// @param caught attacks that an alert caught, by scenario
/// @param attackAlerts alerts that caught an attack, by its scenario; an attack may raise several
/// @param aftermath false alerts that an earlier attack on the same account explains, by its
///     scenario
/// @param falseAlerts false alerts of any other kind
/// @param catches when each attack was first caught
/// @param wrong every false alert, aftermath included
record Judged(
        int alerts,
        SortedMap<String, Integer> episodes,
        SortedMap<String, Integer> caught,
        SortedMap<String, Integer> attackAlerts,
        SortedMap<String, Integer> aftermath,
        int falseAlerts,
        List<Catch> catches,
        List<Wrong> wrong) {

    /// @param world index in the pool
    /// @param opened epoch second of the alert; [Long#MAX_VALUE] if it was never caught
    record Catch(int world, World.Attack attack, long opened) {

        boolean inTime() {
            return opened != Long.MAX_VALUE;
        }

        /// Documents taken before the alert opened; all of them without an alert.
        int lost() {
            int lost = 0;
            for (long second : attack.takings()) {
                lost += second < opened ? 1 : 0;
            }
            return lost;
        }
    }

    /// @param world index in the pool
    /// @param account index in that world's [Roster]
    /// @param day of that world on which it opened
    record Wrong(int world, int account, int day, boolean aftermath) {}

    /// @param alerts those of each world of the pool, in its order
    static Judged of(List<Observation> pool, List<List<Raised>> alerts) {
        int all = 0;
        int falseAlerts = 0;
        SortedMap<String, Integer> episodes = new TreeMap<>();
        SortedMap<String, Integer> caught = new TreeMap<>();
        SortedMap<String, Integer> attackAlerts = new TreeMap<>();
        SortedMap<String, Integer> aftermath = new TreeMap<>();
        List<Catch> catches = new ArrayList<>();
        List<Wrong> wrong = new ArrayList<>();
        for (int w = 0; w < pool.size(); w++) {
            World world = pool.get(w).world();
            Truth truth = pool.get(w).truth();
            long[] first = new long[world.attacks().size()];
            Arrays.fill(first, Long.MAX_VALUE);
            for (Raised alert : alerts.get(w)) {
                all++;
                Truth.Verdict verdict = truth.verdict(alert);
                if (verdict.number() < 0) {
                    falseAlerts++;
                } else {
                    (verdict.caught() ? attackAlerts : aftermath)
                            .merge(world.attacks().get(verdict.number()).scenario(), 1, Integer::sum);
                }
                if (verdict.caught()) {
                    first[verdict.number()] = Math.min(first[verdict.number()], alert.opened());
                } else {
                    wrong.add(new Wrong(w, alert.account(), truth.day(alert.opened()), verdict.number() >= 0));
                }
            }
            for (int i = 0; i < first.length; i++) {
                World.Attack attack = world.attacks().get(i);
                episodes.merge(attack.scenario(), 1, Integer::sum);
                caught.merge(attack.scenario(), first[i] == Long.MAX_VALUE ? 0 : 1, Integer::sum);
                catches.add(new Catch(w, attack, first[i]));
            }
        }
        return new Judged(all, episodes, caught, attackAlerts, aftermath, falseAlerts, catches, wrong);
    }

    /// Share of the attacks of a scenario that were caught.
    Interval tpr(String scenario) {
        return Interval.wilson(caught.getOrDefault(scenario, 0), episodes.getOrDefault(scenario, 0));
    }

    /// Over scenarios, each with the same weight.
    Interval meanTpr() {
        return Interval.mean(episodes.keySet().stream().map(this::tpr).toList());
    }
}
