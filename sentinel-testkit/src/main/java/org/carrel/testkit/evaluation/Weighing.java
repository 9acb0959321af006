package org.carrel.testkit.evaluation;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Turns counts from worlds that are full of thieves into what a library would see, where thieves
/// are rare.
///
/// With base rate π, M account-days, S scenarios and A(s) account-days with a thief of scenario s,
/// whatever an attack of scenario s causes is weighted π·M / (S·A(s)), and all the rest
/// (1−π)·M / (M − ΣA): compromised account-days then are the share π of all, every scenario
/// alike.
final class Weighing {

    /// The scale of budgets: a day of so many accounts.
    static final double ACCOUNTS = 20_000;

    private final double accountDays;
    private final SortedMap<String, Integer> compromised = new TreeMap<>();

    Weighing(List<Observation> pool) {
        this.accountDays =
                pool.stream().mapToDouble(each -> each.truth().accountDays()).sum();
        for (Observation each : pool) {
            each.truth().compromisedDays().forEach((scenario, days) -> compromised.merge(scenario, days, Integer::sum));
        }
    }

    double accountDays() {
        return accountDays;
    }

    double attack(String scenario, double baseRate) {
        return baseRate
                * accountDays
                / (compromised.size() * (double) compromised.getOrDefault(scenario, Integer.MAX_VALUE));
    }

    double ordinary(double baseRate) {
        int days = compromised.values().stream().mapToInt(Integer::intValue).sum();
        return (1 - baseRate) * accountDays / (accountDays - days);
    }

    /// Expected of one contender at one line, at one base rate.
    ///
    /// @param attackAlerts alerts a day and 20,000 accounts that catch an attack
    /// @param falseAlerts the others, a day and 20,000 accounts
    /// @param precision share of alerts that catch an attack; NaN without alerts; the interval is
    ///     that of the number of false alerts alone (Poisson)
    record Expected(double attackAlerts, double falseAlerts, Interval precision) {
        double alerts() {
            return attackAlerts + falseAlerts;
        }
    }

    Expected expected(Judged judged, double baseRate) {
        double right = weighted(judged.attackAlerts(), baseRate);
        double aftermath = weighted(judged.aftermath(), baseRate);
        double ordinary = ordinary(baseRate);
        double wrong = aftermath + ordinary * judged.falseAlerts();
        Interval count = Interval.poisson(judged.falseAlerts());
        double scale = ACCOUNTS / accountDays;
        Interval precision = new Interval(
                right / (right + wrong),
                right == 0 ? 0 : right / (right + aftermath + ordinary * count.high()),
                right == 0 ? 1 : right / (right + aftermath + ordinary * count.low()));
        return new Expected(right * scale, wrong * scale, precision);
    }

    private double weighted(Map<String, Integer> counts, double baseRate) {
        return counts.entrySet().stream()
                .mapToDouble(count -> attack(count.getKey(), baseRate) * count.getValue())
                .sum();
    }
}
