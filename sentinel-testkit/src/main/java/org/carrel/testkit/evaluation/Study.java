package org.carrel.testkit.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.engine.scoring.AlertRule;
import org.carrel.engine.scoring.Family;
import org.jspecify.annotations.Nullable;

/// Everything that is told of one or several worlds, pooled, at one budget and base rate.
final class Study {

    static final double[] BASE_RATES = {1e-5, 3e-5, 1e-4, 3e-4, 1e-3};
    /// Precisions at which a vote is tried.
    static final double[] PRECISIONS = {.5, .7, .9};
    /// A higher precision than this is not asked of rivals.
    static final double MEASURABLE = .9;
    /// Groups are compared at a lower line too, where there are more alerts to compare.
    static final double WIDER = 10;

    /// What is not the detector, by the trace it leaves; in the order of the tables.
    static final List<String> RIVALS = List.of(
            EzproxyRules.SHIPPED,
            EzproxyRules.BYTES,
            EzproxyRules.COUNTRIES,
            EzproxyRules.ADDRESSES,
            Practitioners.MEGABYTES,
            Practitioners.SPEED,
            Freeman.NAME,
            Forests.CUT,
            Forests.ISOLATION);

    /// @param detector on the same worlds, at a line with the rule's precision; null where
    ///     none is so precise
    record RuleRow(Rival.Rule rule, Contender.At shipped, Contender.@Nullable At detector) {}

    /// @param same at [Study#equalPrecision]; null where it never reaches it
    /// @param at for each of [#PRECISIONS]; null where it is not reached
    record RivalRow(String name, Contender.@Nullable At same, List<Contender.@Nullable At> at, Contender.At budget) {}

    record AblationRow(Family family, Contender.At at) {}

    /// @param at for each of [#PRECISIONS]
    record VoteRow(String name, List<Contender.@Nullable At> at) {}

    final List<Observation> pool;
    final double budget;
    final double baseRate;
    final SortedSet<String> scenarios = new TreeSet<>();
    final Contender.At detector;
    final Contender.At withoutCountry;
    final List<Contender.At> byBaseRate = new ArrayList<>();
    final List<Contender.At> byWorld = new ArrayList<>();
    final List<LookalikeRate> lookalikes;
    final List<RuleRow> rules = new ArrayList<>();
    final List<RivalRow> rivals = new ArrayList<>();
    final Map<String, RateRatio> groups;
    final Map<String, RateRatio> groupsWithoutCountry;
    final Map<String, RateRatio> groupsWider;
    final Calibration days;
    final Calibration alerts;
    final Judged live;
    final List<AblationRow> ablation = new ArrayList<>();
    final List<VoteRow> votes = new ArrayList<>();

    /// @param pool one or several worlds
    /// @param budget alerts a day and 20,000 accounts
    /// @param baseRate share of account-days with a thief
    /// @param ablated whether each family was left out once
    /// What counts otherwise than usual, after `before`; empty where nothing does.
    String weighed(String before) {
        String written = pool.isEmpty() ? "" : pool.getFirst().weights().written();
        return written.isEmpty() ? "" : before + "evidence weighed otherwise than usual: " + written;
    }

    Study(List<Observation> pool, double budget, double baseRate, boolean ablated) {
        this.pool = List.copyOf(pool);
        this.budget = budget;
        this.baseRate = baseRate;
        pool.forEach(each -> scenarios.addAll(each.truth().compromisedDays().keySet()));
        Contender own = detector(Observer.DETECTOR, pool);
        this.detector = own.atBudget(budget, baseRate, AlertRule.FLOOR);
        Contender blind = detector(Observer.WITHOUT_COUNTRY, pool);
        this.withoutCountry = blind.atBudget(budget, baseRate, AlertRule.FLOOR);
        for (double rate : BASE_RATES) {
            byBaseRate.add(own.atBudget(budget, rate, AlertRule.FLOOR));
        }
        for (Observation each : pool) {
            byWorld.add(detector(Observer.DETECTOR, List.of(each)).atBudget(budget, baseRate, AlertRule.FLOOR));
        }
        this.lookalikes = LookalikeRate.of(pool, detector.judged());
        compare(own);
        Groups readers = new Groups(pool);
        this.groups = readers.ratios(detector.judged());
        this.groupsWithoutCountry = readers.ratios(withoutCountry.judged());
        this.groupsWider = readers.ratios(
                own.atBudget(WIDER * budget, baseRate, Double.NEGATIVE_INFINITY).judged());
        this.days = Calibration.ofDays(pool, baseRate);
        this.alerts = Calibration.ofAlerts(pool, baseRate, detector.line());
        this.live = Judged.of(pool, pool.stream().map(Observation::live).toList());
        if (ablated) {
            ablate();
        }
        vote();
    }

    private static Contender detector(String name, List<Observation> pool) {
        return new Contender(name, pool, AlertRule.HYSTERESIS);
    }

    /// Where rivals are compared: at the detector's own precision, or [#MEASURABLE] if that
    /// is higher. A higher one rests on a handful of false alerts, and would be asked of the
    /// rivals by chance.
    double equalPrecision() {
        double own = detector.expected().precision().estimate();
        return Double.isNaN(own) ? Double.NaN : Math.min(MEASURABLE, own);
    }

    private void compare(Contender own) {
        List<Contender.At> sweep = own.sweep(baseRate);
        List<Rival.Rule> all = new ArrayList<>(EzproxyRules.RULES);
        all.addAll(Practitioners.RULES);
        for (Rival.Rule rule : all) {
            Contender.At shipped = new Contender(rule.measure(), pool, 0).at(rule.line(), baseRate);
            double precision = shipped.expected().precision().estimate();
            rules.add(new RuleRow(
                    rule, shipped, Double.isNaN(precision) ? null : Contender.atPrecision(sweep, precision)));
        }
        for (String name : RIVALS) {
            Contender rival = new Contender(name, pool, 0);
            rivals.add(row(rival, rival.sweep(baseRate), rival.atBudget(budget, baseRate, Double.NEGATIVE_INFINITY)));
        }
        rivals.add(row(own, sweep, detector));
    }

    private RivalRow row(Contender of, List<Contender.At> sweep, Contender.At atBudget) {
        // the line of the budget is worth trying too
        List<Contender.At> all = new ArrayList<>(sweep);
        all.add(atBudget);
        double same = equalPrecision();
        return new RivalRow(
                of.name(), Double.isNaN(same) ? null : Contender.atPrecision(all, same), atPrecisions(all), atBudget);
    }

    private static List<Contender.@Nullable At> atPrecisions(List<Contender.At> sweep) {
        List<Contender.@Nullable At> row = new ArrayList<>();
        for (double precision : PRECISIONS) {
            row.add(Contender.atPrecision(sweep, precision));
        }
        return row;
    }

    private void ablate() {
        for (Family family : Family.values()) {
            ablation.add(new AblationRow(
                    family, detector(Observer.without(family), pool).atBudget(budget, baseRate, AlertRule.FLOOR)));
        }
    }

    private void vote() {
        List<String> names = new ArrayList<>(List.of(Observer.DAY));
        Observer.VOTES.forEach(weight -> names.add(Observer.withVote(weight)));
        for (String name : names) {
            votes.add(new VoteRow(name, atPrecisions(new Contender(name, pool, 0).sweep(baseRate))));
        }
    }

    /// The rival that catches most at [#equalPrecision]; null where none reaches it.
    @Nullable
    RivalRow best() {
        RivalRow best = null;
        for (RivalRow row : rivals) {
            if (!row.name().equals(Observer.DETECTOR)
                    && row.same() != null
                    && (best == null || tpr(row.same()) > tpr(best.same()))) {
                best = row;
            }
        }
        return best;
    }

    /// The detector's mean share of attacks caught over the best rival's, at the detector's
    /// precision; infinite where no rival reaches it.
    double timesBest() {
        RivalRow best = best();
        return best == null ? Double.POSITIVE_INFINITY : tpr(detector) / tpr(best.same());
    }

    static double tpr(Contender.@Nullable At at) {
        return at == null ? 0 : at.judged().meanTpr().estimate();
    }

    List<Target> targets() {
        return new Targets(this).all();
    }
}
