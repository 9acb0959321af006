package org.carrel.testkit.evaluation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What truly went on in a world, by account and day, and so what an alert was worth.
final class Truth {

    /// An attack is caught by an alert that opens no later than this after the thief's last event:
    /// what comes out with the next day's work still secures the account.
    static final long GRACE_SECONDS = 24 * 3600L;
    /// So long after an attack a false alert of its account is put down to it: the detector's
    /// memory of the theft.
    static final long AFTERMATH_SECONDS = 14 * 24 * 3600L;

    /// @param number index of the attack in [World#attacks], −1 where there is none
    /// @param caught whether the alert opened in time; otherwise it is an aftermath, if there is an
    ///     attack at all
    record Verdict(int number, boolean caught) {
        static final Verdict FALSE = new Verdict(-1, false);
    }

    private final World world;
    private final long firstDay;
    private final Map<Integer, List<Integer>> attacksOf = new HashMap<>();
    private final Map<Long, String> compromised = new HashMap<>();
    private final Map<Long, Set<String>> lookalikes = new HashMap<>();
    private final SortedMap<String, Integer> compromisedDays = new TreeMap<>();
    private final double accountDays;
    private long dayFrom = 1;
    private long dayTo;
    private int lastDay;

    Truth(World world, Roster roster) {
        this.world = world;
        this.firstDay = world.from().toEpochDay();
        for (int i = 0; i < world.attacks().size(); i++) {
            World.Attack attack = world.attacks().get(i);
            int account = roster.ofName(attack.account());
            attacksOf.computeIfAbsent(account, a -> new ArrayList<>()).add(i);
            for (int day : daysOf(attack)) {
                compromised.putIfAbsent(key(account, day), attack.scenario());
                compromisedDays.merge(attack.scenario(), 1, Integer::sum);
            }
        }
        for (World.LookalikeDay day : world.lookalikeDays()) {
            long key = key(roster.ofName(day.account()), (int) (day.day().toEpochDay() - firstDay));
            lookalikes.computeIfAbsent(key, k -> new HashSet<>()).add(day.scenario());
        }
        this.accountDays = world.members().stream()
                .mapToDouble(member -> Math.max(0, world.days() - member.firstDay()))
                .sum();
    }

    /// Days on which the thief was there: of the first and the last event, and of every taking.
    private Set<Integer> daysOf(World.Attack attack) {
        Set<Integer> days = new HashSet<>();
        days.add(day(attack.from()));
        days.add(day(attack.to()));
        attack.takings().forEach(second -> days.add(day(second)));
        return days;
    }

    static long key(int account, int day) {
        return (long) account << 20 | day & 0xFFFFF;
    }

    /// Day of the world, from 0.
    int day(long epochSecond) {
        // events come in order of time, so the last answer mostly holds
        if (epochSecond < dayFrom || epochSecond >= dayTo) {
            LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond(epochSecond), world.zone());
            dayFrom = day.atStartOfDay(world.zone()).toEpochSecond();
            dayTo = day.plusDays(1).atStartOfDay(world.zone()).toEpochSecond();
            lastDay = (int) (day.toEpochDay() - firstDay);
        }
        return lastDay;
    }

    boolean isCompromised(int account, int day) {
        return compromised.containsKey(key(account, day));
    }

    /// Scenario of the thief who was there that day; empty without one.
    String thief(int account, int day) {
        return compromised.getOrDefault(key(account, day), "");
    }

    /// What the owner did that day that is odd and lawful.
    Set<String> lookalikes(int account, int day) {
        return lookalikes.getOrDefault(key(account, day), Set.of());
    }

    /// Account-days with a thief, by scenario.
    SortedMap<String, Integer> compromisedDays() {
        return compromisedDays;
    }

    /// Accounts times the days they exist.
    double accountDays() {
        return accountDays;
    }

    Verdict verdict(Raised alert) {
        Verdict verdict = Verdict.FALSE;
        for (int number : attacksOf.getOrDefault(alert.account(), List.of())) {
            World.Attack attack = world.attacks().get(number);
            if (alert.opened() >= attack.from() && alert.opened() <= attack.to() + GRACE_SECONDS) {
                return new Verdict(number, true);
            }
            if (alert.opened() > attack.to() && alert.opened() <= attack.to() + AFTERMATH_SECONDS) {
                verdict = new Verdict(number, false);
            }
        }
        return verdict;
    }
}
