package org.carrel.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.carrel.engine.places.PlaceTable;
import org.carrel.engine.reading.LogReader;
import org.carrel.engine.reading.LogSource;
import org.carrel.engine.reading.Progress;
import org.carrel.engine.reading.ReaderSettings;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;
import org.carrel.engine.scoring.Family;
import org.carrel.engine.tokens.Keys;
import org.carrel.engine.tokens.Pseudonymiser;

/// For tuning: how the detector does on worlds on disk.
final class Tune {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    record Attack(String id, String token, String account, String scenario, long from, long to, int days) {}

    static final class Day {
        String account = "";
        long day;
        long second;
        double score = Double.NEGATIVE_INFINITY;
        double[] bits = new double[0];
    }

    private Tune() {}

    public static void main(String[] args) throws Exception {
        for (String world : args) {
            run(Path.of(world));
        }
    }

    static void run(Path world) throws Exception {
        Pseudonymiser tokens = new Pseudonymiser(Keys.fixed(1, 7));
        PlaceTable places = PlaceTable.load(List.of(world.resolve("places.csv")));
        List<LogSource> logs;
        try (Stream<Path> files = Files.list(world.resolve("logs"))) {
            logs = files.sorted().map(LogSource::of).toList();
        }
        Map<String, Attack> attacks = new TreeMap<>();
        Map<String, List<Attack>> byAccount = new HashMap<>();
        for (String line : rest(world.resolve("labels.csv"))) {
            String[] f = line.split(",");
            if (f[3].equals("attack")) {
                long from = Long.parseLong(f[4]);
                long to = Long.parseLong(f[5]);
                int days = (int) (day(to) - day(from)) + 1;
                Attack a = new Attack(f[0], tokens.account(f[1]), f[1], f[2], from, to, days);
                attacks.put(f[0] + f[1], a);
                byAccount.computeIfAbsent(a.token, k -> new ArrayList<>()).add(a);
            }
        }
        Map<String, String> odd = new HashMap<>();
        Map<String, Integer> oddDays = new TreeMap<>();
        for (String line : rest(world.resolve("lookalike-days.csv"))) {
            String[] f = line.split(",");
            odd.merge(tokens.account(f[0]) + LocalDate.parse(f[1]).toEpochDay(), f[2], (x, y) -> x + "+" + y);
            oddDays.merge(f[2], 1, Integer::sum);
        }
        int accounts = rest(world.resolve("accounts.csv")).size();
        Map<String, Day> days = new HashMap<>();
        Detector detector = Detector.inMemory(new DetectorSettings(LONDON, 1e6, true))
                .watchedBy((account, second, score, bits) -> {
                    Day d = days.computeIfAbsent(account + day(second), k -> new Day());
                    if (score > d.score) {
                        d.account = account;
                        d.day = day(second);
                        d.second = second;
                        d.score = score;
                        d.bits = bits.clone();
                    }
                });
        LogReader reader = new LogReader(
                new ReaderSettings(null, LONDON, Instant.now().plusSeconds(400L * 86400)),
                tokens,
                places,
                (second, print) -> true);
        long t0 = System.nanoTime();
        reader.read(logs, detector::accept, Progress.NONE);
        var found = detector.finish();
        System.out.printf(
                Locale.ROOT,
                "%s: %d accounts %d days %d events %d account-days %.1f s%n",
                world,
                accounts,
                found.days(),
                found.events(),
                found.accountDays().size(),
                (System.nanoTime() - t0) / 1e9);
        Map<String, List<org.carrel.engine.scoring.Finding>> why = new HashMap<>();
        found.accountDays().forEach(d -> why.put(d.account() + d.day().toEpochDay(), d.findings()));
        report(days, attacks, byAccount, odd, oddDays, accounts, found.days(), why);
        dump(world, days, byAccount, odd);
    }

    static boolean isAttackDay(Day d, Map<String, List<Attack>> byAccount) {
        for (Attack a : byAccount.getOrDefault(d.account, List.of())) {
            if (d.second >= a.from && d.second <= a.to + 86_400) {
                return true;
            }
        }
        return false;
    }

    /// After an attack what is left of it is neither right nor wrong.
    static boolean isAfter(Day d, Map<String, List<Attack>> byAccount) {
        for (Attack a : byAccount.getOrDefault(d.account, List.of())) {
            if (d.second > a.to + 86_400 && d.second <= a.to + 4 * 86_400) {
                return true;
            }
        }
        return false;
    }

    static void report(
            Map<String, Day> days,
            Map<String, Attack> attacks,
            Map<String, List<Attack>> byAccount,
            Map<String, String> odd,
            Map<String, Integer> oddDays,
            int accounts,
            int worldDays,
            Map<String, List<org.carrel.engine.scoring.Finding>> why) {
        Map<String, Double> best = new HashMap<>();
        List<Day> benign = new ArrayList<>();
        List<Day> sorted = new ArrayList<>(days.values());
        sorted.sort(Comparator.comparing((Day d) -> d.account).thenComparingLong(d -> d.day));
        Map<String, Day> bestDay = new HashMap<>();
        for (Day d : sorted) {
            boolean attacked = false;
            for (Attack a : byAccount.getOrDefault(d.account, List.of())) {
                if (d.second >= a.from && d.second <= a.to + 86_400) {
                    attacked = true;
                    if (d.score > best.getOrDefault(a.id + a.account, -9.0)) {
                        best.put(a.id + a.account, d.score);
                        bestDay.put(a.id + a.account, d);
                    }
                }
            }
            if (!attacked && !isAfter(d, byAccount)) {
                benign.add(d);
            }
        }
        Map<String, List<Attack>> byScenario = new TreeMap<>();
        attacks.values()
                .forEach(a -> byScenario
                        .computeIfAbsent(a.scenario, k -> new ArrayList<>())
                        .add(a));
        double meanDays = byScenario.values().stream()
                .mapToDouble(l -> l.stream().mapToInt(Attack::days).average().orElse(1))
                .sum();
        double episodes = 3e-4 * accounts * worldDays / meanDays;
        double[] lines = {7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20};
        System.out.printf("%-22s", "line");
        for (double line : lines) {
            System.out.printf(Locale.ROOT, "%6.0f", line);
        }
        System.out.println();
        double[] tp = new double[lines.length];
        for (var e : byScenario.entrySet()) {
            System.out.printf("%-22s", e.getKey() + " " + e.getValue().size());
            for (int i = 0; i < lines.length; i++) {
                double line = lines[i];
                double tpr = e.getValue().stream()
                                .filter(a -> best.getOrDefault(a.id + a.account, -9.0) >= line)
                                .count()
                        / (double) e.getValue().size();
                tp[i] += episodes * tpr;
                System.out.printf(Locale.ROOT, "%6.2f", tpr);
            }
            System.out.println();
        }
        int[] fp = new int[lines.length];
        Map<String, int[]> fpBy = new TreeMap<>();
        for (int i = 0; i < lines.length; i++) {
            String account = "";
            long last = -99;
            for (Day d : benign) {
                if (d.score < lines[i]) {
                    continue;
                }
                if (!d.account.equals(account) || d.day - last > 3) {
                    fp[i]++;
                    fpBy.computeIfAbsent(odd.getOrDefault(d.account + d.day, "ordinary"), k -> new int[lines.length])[
                            i]++;
                }
                account = d.account;
                last = d.day;
            }
        }
        for (var e : fpBy.entrySet()) {
            System.out.printf("  %-30s %6d", e.getKey(), oddDays.getOrDefault(e.getKey(), 0));
            for (int n : e.getValue()) {
                System.out.printf("%5d", n);
            }
            System.out.println();
        }
        System.out.printf("%-22s", "false/day/20k");
        for (int n : fp) {
            System.out.printf(Locale.ROOT, "%6.2f", n * 20_000.0 / accounts / worldDays);
        }
        System.out.printf("%n%-22s", "precision 3e-4");
        for (int i = 0; i < lines.length; i++) {
            System.out.printf(Locale.ROOT, "%6.2f", tp[i] / (tp[i] + fp[i]));
        }
        System.out.println();
        benign.sort(Comparator.comparingDouble((Day d) -> -d.score));
        for (Day d : benign.subList(0, Math.min(Integer.getInteger("top", 25), benign.size()))) {
            System.out.printf(
                    Locale.ROOT,
                    "  %6.2f %-22s %s %s%n",
                    d.score,
                    odd.getOrDefault(d.account + d.day, "ordinary"),
                    LocalDate.ofEpochDay(d.day),
                    bits(d.bits));
            if (Boolean.getBoolean("why")) {
                why.getOrDefault(d.account + d.day, List.of())
                        .forEach(f -> System.out.printf(Locale.ROOT, "            %+.1f %s%n", f.bits(), f.sentence()));
            }
        }
        for (var e : byScenario.entrySet()) {
            e.getValue().stream()
                    .sorted(Comparator.comparingDouble(a -> best.getOrDefault(a.id + a.account, -9.0)))
                    .limit(Integer.getInteger("miss", 3))
                    .forEach(a -> System.out.printf(
                            Locale.ROOT,
                            "  miss %-20s %6.2f days %d %s%n",
                            a.scenario,
                            best.getOrDefault(a.id + a.account, -9.0),
                            a.days,
                            bestDay.containsKey(a.id + a.account) ? bits(bestDay.get(a.id + a.account).bits) : ""));
        }
    }

    static String bits(double[] bits) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bits.length; i++) {
            if (Math.abs(bits[i]) > 0.05) {
                text.append(String.format(
                        Locale.ROOT, "%s%+.1f ", Family.values()[i].name().toLowerCase(Locale.ROOT), bits[i]));
            }
        }
        return text.toString();
    }

    static void dump(Path world, Map<String, Day> days, Map<String, List<Attack>> byAccount, Map<String, String> odd)
            throws IOException {
        if (!Boolean.getBoolean("dump")) {
            return;
        }
        StringBuilder out = new StringBuilder("account,day,label,kind");
        for (Family f : Family.values()) {
            out.append(',').append(f.name());
        }
        out.append('\n');
        for (Day d : days.values()) {
            String label = "";
            for (Attack a : byAccount.getOrDefault(d.account, List.of())) {
                if (d.second >= a.from && d.second <= a.to + 86_400) {
                    label = a.scenario + ":" + a.id + a.account;
                }
            }
            if (label.isEmpty() && isAfter(d, byAccount)) {
                continue;
            }
            out.append(d.account)
                    .append(',')
                    .append(d.day)
                    .append(',')
                    .append(label)
                    .append(',')
                    .append(odd.getOrDefault(d.account + d.day, "ordinary"));
            for (double b : d.bits) {
                out.append(',').append(b);
            }
            out.append('\n');
        }
        Files.writeString(world.resolve("dump.csv"), out);
    }

    private static long day(long second) {
        return Instant.ofEpochSecond(second).atZone(LONDON).toLocalDate().toEpochDay();
    }

    private static List<String> rest(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.subList(1, lines.size());
    }

    static String join(Object... parts) {
        return Arrays.toString(parts);
    }
}
