package org.carrel.engine.keeping;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.carrel.engine.scoring.AccountDay;
import org.carrel.engine.scoring.Alert;
import org.carrel.engine.scoring.Changes;

/// Account-days and alerts in their latest form.
final class Results {
    /// An alert is open as long as its episode may go on: the detector's own three days.
    static final Duration OPEN = Duration.ofDays(3);

    private static final Comparator<DayKey> BY_DAY =
            Comparator.comparing(DayKey::day).thenComparing(DayKey::account);
    private static final Comparator<AlertKey> BY_OPENING =
            Comparator.comparing(AlertKey::opened).thenComparing(AlertKey::account);

    private record DayKey(LocalDate day, String account) {}

    private record AlertKey(Instant opened, String account) {}

    private final TreeMap<DayKey, AccountDay> days = new TreeMap<>(BY_DAY);
    private final TreeMap<AlertKey, Alert> alerts = new TreeMap<>(BY_OPENING);

    void take(Changes changes) {
        take(changes.accountDays(), changes.alerts());
    }

    void take(List<AccountDay> newDays, List<Alert> newAlerts) {
        newDays.forEach(day -> days.put(new DayKey(day.day(), day.account()), day));
        newAlerts.forEach(alert -> alerts.put(new AlertKey(alert.opened(), alert.account()), alert));
    }

    Results copy() {
        Results copy = new Results();
        copy.days.putAll(days);
        copy.alerts.putAll(alerts);
        return copy;
    }

    void forgetBefore(Instant instant, ZoneId zone) {
        LocalDate day = instant.atZone(zone).toLocalDate();
        days.headMap(new DayKey(day, "")).clear();
        alerts.values().removeIf(alert -> alert.last().isBefore(instant.minus(OPEN)));
    }

    /// Every account-day of the calendar days on which the period lies.
    List<AccountDay> days(Instant first, Instant last, ZoneId zone) {
        LocalDate from = first.atZone(zone).toLocalDate();
        LocalDate after = last.atZone(zone).toLocalDate().plusDays(1);
        return List.copyOf(
                days.subMap(new DayKey(from, ""), new DayKey(after, "")).values());
    }

    /// Every alert that was open at some time of the period.
    List<Alert> alerts(Instant first, Instant last) {
        return alerts.values().stream()
                .filter(alert -> !alert.opened().isAfter(last)
                        && !alert.last().plus(OPEN).isBefore(first))
                .toList();
    }

    Results under(UnaryOperator<String> tokens) {
        Results moved = new Results();
        for (AccountDay d : days.values()) {
            AccountDay day = new AccountDay(
                    tokens.apply(d.account()),
                    d.day(),
                    d.score(),
                    d.probability(),
                    d.strongest(),
                    d.documents(),
                    d.hits(),
                    d.addresses(),
                    d.networks(),
                    d.countries(),
                    d.bytes(),
                    d.findings(),
                    d.baseline());
            moved.take(List.of(day), List.of());
        }
        for (Alert a : alerts.values()) {
            Alert alert = new Alert(
                    tokens.apply(a.account()),
                    a.campaign(),
                    a.opened(),
                    a.first(),
                    a.last(),
                    a.score(),
                    a.probability(),
                    a.strongest(),
                    a.documentsBefore(),
                    a.documents(),
                    a.findings(),
                    a.hours(),
                    a.sessions());
            moved.take(List.of(), List.of(alert));
        }
        return moved;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(days.size());
        for (AccountDay day : days.values()) {
            ResultCodec.write(out, day);
        }
        out.writeInt(alerts.size());
        for (Alert alert : alerts.values()) {
            ResultCodec.write(out, alert);
        }
    }

    static Results read(DataInput in) throws IOException {
        Results results = new Results();
        for (int left = in.readInt(); left > 0; left--) {
            results.take(List.of(ResultCodec.readDay(in)), List.of());
        }
        for (int left = in.readInt(); left > 0; left--) {
            results.take(List.of(), List.of(ResultCodec.readAlert(in)));
        }
        return results;
    }
}
