package org.carrel.testkit;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.carrel.engine.AccessEvent;
import org.jspecify.annotations.Nullable;

/// A simulated campus: its readers, its thieves, and the EZproxy log they leave.
///
/// One day is in memory at a time. A sitting that runs past midnight is cut there.
public final class Campus {

    private static final Comparator<Hit> BY_TIME = Comparator.comparingLong(Hit::epochSecond)
            .thenComparing(Hit::account)
            .thenComparing(Hit::url);

    private final CampusSettings settings;
    private final AddressPlan plan = new AddressPlan();
    private final List<Person> people = new ArrayList<>();
    private final Map<String, List<Thief>> thieves = new HashMap<>();

    private Campus(CampusSettings settings) {
        this.settings = settings;
        for (String account : settings.accounts()) {
            people.add(new Person(settings.seed(), people.size(), account, plan));
        }
        int number = 0;
        for (CampusSettings.Attack attack : settings.attacks()) {
            Thief thief = new Thief(settings.seed(), number++, attack, plan);
            thieves.computeIfAbsent(attack.account(), a -> new ArrayList<>()).add(thief);
        }
    }

    public static Campus simulate(CampusSettings settings) {
        return new Campus(settings);
    }

    /// The proxy's log in EZproxy's default format, in time order.
    public void writeLog(Appendable out) throws IOException {
        LogLines lines = new LogLines(settings.zone());
        for (int day = 0; day < settings.days(); day++) {
            for (Hit hit : hits(day, null)) {
                out.append(lines.of(hit)).append('\n');
            }
        }
    }

    /// The same world as the detector sees it, without a log between; the account is its own token.
    public void forEachEvent(Consumer<AccessEvent> consumer) {
        for (int day = 0; day < settings.days(); day++) {
            hits(day, null).forEach(hit -> consumer.accept(LogLines.event(hit)));
        }
    }

    /// `network,country,city,latitude,longitude,asn,class` of the whole address plan.
    public void writePlaces(Appendable out) throws IOException {
        plan.writePlaces(out);
    }

    /// `account,from,to,scenario`: one row for each account and day with something odd; ISO instants.
    public void writeLabels(Appendable out) throws IOException {
        out.append("account,from,to,scenario\n");
        for (Label label : labels()) {
            out.append(label.account() + ',' + label.from() + ',' + label.to() + ',' + label.scenario() + '\n');
        }
    }

    /// Attacks and look-alikes, in the order of days; see [Scenario#isAttack].
    public List<Label> labels() {
        List<Label> labels = new ArrayList<>();
        for (int day = 0; day < settings.days(); day++) {
            hits(day, labels);
        }
        return labels;
    }

    private List<Hit> hits(int day, @Nullable List<Label> labels) {
        LocalDate date = settings.from().plusDays(day);
        long start = date.atStartOfDay(settings.zone()).toEpochSecond();
        long end = date.plusDays(1).atStartOfDay(settings.zone()).toEpochSecond();
        List<Hit> hits = new ArrayList<>();
        for (Person person : people) {
            List<Thief> robbers = thieves.getOrDefault(person.account, List.of());
            if (robbers.stream().noneMatch(Thief::ownerIsGone)) {
                owner(person, day, date, start, end, hits, labels);
            }
            for (Thief thief : robbers) {
                if (thief.works(day)) {
                    Chance chance = Chance.of(settings.seed(), 5, person.number, day);
                    Scene scene = new Scene(person.account, chance);
                    thief.work(day, start, scene, chance);
                    keep(scene, date, end, thief.scenario(), hits, labels);
                }
            }
        }
        new ClassRooms(settings.seed(), people, plan, settings.days())
                .teach(day, date, start, end, hits, labels, this::keep);
        hits.sort(BY_TIME);
        return hits;
    }

    private void owner(
            Person person,
            int day,
            LocalDate date,
            long start,
            long end,
            List<Hit> hits,
            @Nullable List<Label> labels) {
        Phase phase = Phase.of(settings.seed(), person, settings.days());
        Phase now = phase != null && phase.covers(day) ? phase : null;
        Chance chance = Chance.of(settings.seed(), 4, person.number, day);
        Scene scene = new Scene(person.account, chance);
        new Owner(person, plan, chance, start, now).liveThrough(date, scene);
        keep(scene, date, end, now == null ? null : now.scenario(), hits, labels);
    }

    private void keep(
            Scene scene,
            LocalDate date,
            long end,
            @Nullable Scenario scenario,
            List<Hit> hits,
            @Nullable List<Label> labels) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        String account = "";
        for (Hit hit : scene.hits) {
            if (hit.epochSecond() < end) {
                hits.add(hit);
                account = hit.account();
                first = Math.min(first, hit.epochSecond());
                last = Math.max(last, hit.epochSecond());
            }
        }
        if (labels != null && scenario != null && first <= last) {
            labels.add(new Label(account, date, Instant.ofEpochSecond(first), Instant.ofEpochSecond(last), scenario));
        }
    }
}
