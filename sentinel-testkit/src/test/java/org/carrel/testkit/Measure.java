package org.carrel.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.scoring.AccountDay;
import org.carrel.engine.scoring.Alert;
import org.carrel.engine.scoring.BaselineRule;
import org.carrel.engine.scoring.Detection;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;

/// Prints how the detector does on simulated worlds. Arguments: accounts, days, attacks of each kind, seeds…
final class Measure {

    private Measure() {}

    public static void main(String[] args) {
        int accounts = Integer.parseInt(args[0]);
        int days = Integer.parseInt(args[1]);
        int attacks = Integer.parseInt(args[2]);
        boolean places = !Boolean.getBoolean("noplaces");
        for (int i = 3; i < args.length; i++) {
            run(Worlds.term(Long.parseLong(args[i]), accounts, days, attacks), places);
        }
    }

    private static void run(CampusSettings settings, boolean places) {
        Campus campus = Campus.simulate(settings);
        List<AccessEvent> events = new ArrayList<>();
        campus.forEachEvent(e -> events.add(places ? e : without(e)));
        for (int warm = Integer.getInteger("warm", 0); warm > 0; warm--) {
            Detector d = Detector.inMemory(new DetectorSettings(settings.zone(), 5, places));
            events.forEach(d::accept);
            d.finish();
        }
        var clock = java.lang.management.ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        Detector detector = Detector.inMemory(new DetectorSettings(settings.zone(), 5, places));
        events.forEach(detector::accept);
        Detection found = detector.finish();
        double ns = (clock.getCurrentThreadCpuTime() - start) / (double) events.size();
        System.out.printf(
                Locale.ROOT,
                "%nseed %d: %d accounts, %d events, %.0f ns CPU an event, %d account-days, %d alerts, %d beyond budget%n",
                settings.seed(),
                settings.accounts().size(),
                events.size(),
                ns,
                found.accountDays().size(),
                found.alerts().size(),
                found.beyondBudget());
        Map<String, Scenario> truth = new HashMap<>();
        for (Label label : campus.labels()) {
            truth.merge(label.account() + label.day(), label.scenario(), (a, b) -> a.isAttack() ? a : b);
        }
        quantiles(found);
        table(found, truth, settings);
        baseline(found, truth);
        top(found, truth);
    }

    private static AccessEvent without(AccessEvent e) {
        return new AccessEvent(
                e.account(),
                e.epochSecond(),
                e.address(),
                e.network(),
                org.carrel.engine.Place.UNKNOWN,
                e.kind(),
                e.host(),
                e.document(),
                e.status(),
                e.bytes(),
                0,
                0,
                e.fingerprint());
    }

    private static void quantiles(Detection found) {
        int[] docs = found.accountDays().stream()
                .mapToInt(AccountDay::documents)
                .sorted()
                .toArray();
        System.out.printf(
                "documents: median %d p90 %d p99 %d p99.9 %d%n",
                docs[docs.length / 2],
                docs[docs.length * 9 / 10],
                docs[docs.length * 99 / 100],
                docs[(int) (docs.length * 0.999)]);
    }

    private static void table(Detection found, Map<String, Scenario> truth, CampusSettings settings) {
        Map<String, int[]> rows = new TreeMap<>();
        Map<String, List<Double>> scores = new TreeMap<>();
        double line = found.accountDays().stream()
                .filter(d -> kind(truth, d).equals("owner")
                        || !Scenario.valueOf(kind(truth, d)).isAttack())
                .map(AccountDay::score)
                .sorted(Comparator.reverseOrder())
                .skip(Math.max(
                        0, (long) (5.0 * settings.days() * settings.accounts().size() / 20_000)))
                .findFirst()
                .orElse(0.0);
        Set<String> victimsAbove = new HashSet<>();
        Set<String> victims = new HashSet<>();
        for (AccountDay day : found.accountDays()) {
            String kind = kind(truth, day);
            int[] row = rows.computeIfAbsent(kind, k -> new int[4]);
            row[0]++;
            row[1] += day.score() >= line ? 1 : 0;
            victims.add(kind + " " + day.account());
            if (day.score() >= line) {
                victimsAbove.add(kind + " " + day.account());
            }
            scores.computeIfAbsent(kind, k -> new ArrayList<>()).add(day.score());
        }
        Map<String, Set<String>> alerted = new TreeMap<>();
        Map<String, Integer> lost = new HashMap<>();
        int falseAlerts = 0;
        for (Alert alert : found.alerts()) {
            String key = alert.account() + java.time.LocalDate.ofInstant(alert.opened(), settings.zone());
            Scenario scenario = truth.get(key);
            alerted.computeIfAbsent(scenario == null ? "owner" : scenario.name(), k -> new HashSet<>())
                    .add(alert.account());
            falseAlerts += scenario == null || !scenario.isAttack() ? 1 : 0;
            lost.merge(scenario == null ? "owner" : scenario.name(), alert.documentsBefore(), Math::max);
        }
        System.out.printf("line at 5 false account-days/day/20,000: %.2f; false alerts %d%n", line, falseAlerts);
        System.out.printf(
                "%-22s %7s %7s %9s %9s %8s %8s %8s %8s%n",
                "", "days", "above", "accounts", "above", "alerted", "p50", "p90", "maxlost");
        rows.forEach((kind, row) -> {
            List<Double> s = scores.getOrDefault(kind, List.of());
            s.sort(null);
            long total = victims.stream().filter(v -> v.startsWith(kind + " ")).count();
            long above =
                    victimsAbove.stream().filter(v -> v.startsWith(kind + " ")).count();
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %7d %7d %9d %9d %8d %8.2f %8.2f %8d%n",
                    kind,
                    row[0],
                    row[1],
                    total,
                    above,
                    alerted.getOrDefault(kind, Set.of()).size(),
                    s.get(s.size() / 2),
                    s.get(s.size() * 9 / 10),
                    lost.getOrDefault(kind, 0));
        });
    }

    private static String kind(Map<String, Scenario> truth, AccountDay day) {
        Scenario scenario = truth.get(day.account() + day.day());
        return scenario == null ? "owner" : scenario.name();
    }

    private static void baseline(Detection found, Map<String, Scenario> truth) {
        for (BaselineRule rule : BaselineRule.values()) {
            long fired = found.accountDays().stream()
                    .filter(d -> d.baseline().contains(rule))
                    .count();
            long right = found.accountDays().stream()
                    .filter(d -> d.baseline().contains(rule))
                    .filter(d -> {
                        Scenario s = truth.get(d.account() + d.day());
                        return s != null && s.isAttack();
                    })
                    .count();
            System.out.printf("  %-18s fired on %d account-days, %d of them thefts%n", rule, fired, right);
        }
    }

    private static void top(Detection found, Map<String, Scenario> truth) {
        int show = Integer.getInteger("top", 12);
        found.accountDays().stream()
                .filter(d -> kind(truth, d).equals("owner")
                        || !Scenario.valueOf(kind(truth, d)).isAttack())
                .sorted(Comparator.comparingDouble(AccountDay::score).reversed())
                .limit(show)
                .forEach(d -> {
                    System.out.printf(
                            Locale.ROOT,
                            "  %.2f %s %s %s docs %d%n",
                            d.score(),
                            kind(truth, d),
                            d.account(),
                            d.day(),
                            d.documents());
                    d.findings()
                            .forEach(f -> System.out.printf(Locale.ROOT, "       %+.2f %s%n", f.bits(), f.sentence()));
                });
        if (System.getProperty("show") != null) {
            found.accountDays().stream()
                    .filter(d -> kind(truth, d).equals(System.getProperty("show")))
                    .sorted(Comparator.comparingDouble(AccountDay::score))
                    .limit(show)
                    .forEach(d -> {
                        System.out.printf(
                                Locale.ROOT, "  %.2f %s %s docs %d%n", d.score(), d.account(), d.day(), d.documents());
                        d.findings()
                                .forEach(f ->
                                        System.out.printf(Locale.ROOT, "       %+.2f %s%n", f.bits(), f.sentence()));
                    });
        }
    }
}
