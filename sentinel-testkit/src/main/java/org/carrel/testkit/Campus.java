package org.carrel.testkit;

import java.io.IOException;
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
/// One day is in memory at a time, with what of it runs on past midnight.
public final class Campus {

    private static final Comparator<Hit> BY_TIME = Comparator.comparingLong(Hit::second);

    private final CampusSettings settings;
    private final Calendar calendar;
    private final AddressPlan plan = new AddressPlan();
    private final List<Person> people = new ArrayList<>();
    private final List<Lookalikes> lookalikes = new ArrayList<>();

    private Campus(CampusSettings settings) {
        this.settings = settings;
        this.calendar = new Calendar(settings);
        Map<String, Scenario> loot = new HashMap<>();
        settings.attacks().forEach(attack -> loot.put(attack.account(), attack.scenario()));
        for (String account : settings.accounts()) {
            Person person = new Person(settings.seed(), people.size(), account, loot.get(account), plan, calendar);
            people.add(person);
            lookalikes.add(new Lookalikes(settings.seed(), person, calendar));
        }
    }

    public static Campus simulate(CampusSettings settings) {
        return new Campus(settings);
    }

    public CampusSettings settings() {
        return settings;
    }

    List<Person> people() {
        return people;
    }

    /// Takes a day's requests in the order in which they were.
    interface Days {
        void day(int day, List<Hit> hits) throws IOException;
    }

    /// Lives through the world once; each time it is the same.
    void run(Days days) throws IOException {
        Plan thefts = new Plan(settings, people, plan);
        List<Hit> late = List.of();
        for (int day = 0; day < settings.days(); day++) {
            List<Hit> hits = new ArrayList<>(late);
            late = new ArrayList<>();
            live(day, thefts, hits);
            hits.sort(BY_TIME);
            long end = calendar.start(day + 1);
            int cut = hits.size();
            while (cut > 0 && hits.get(cut - 1).second() >= end) {
                cut--;
            }
            late.addAll(hits.subList(cut, hits.size()));
            days.day(day, hits.subList(0, cut));
        }
    }

    private void live(int day, Plan thefts, List<Hit> hits) {
        Scene.Clock clock = Scene.Clock.of(calendar, day);
        Map<Person, Lesson> lessons = Lesson.on(day, settings.seed(), people, plan, calendar);
        for (Person person : people) {
            Scene scene = ownersDay(person, day, clock, lessons.get(person));
            hits.addAll(scene.hits);
            for (Plan.Stolen stolen : thefts.of(person)) {
                if (stolen.covers(day)) {
                    hits.addAll(theft(stolen, person, day, clock, scene.sittings));
                }
            }
        }
    }

    private Scene ownersDay(Person person, int day, Scene.Clock clock, @Nullable Lesson lesson) {
        Lookalikes odd = lookalikes.get(person.number);
        Chance chance = Chance.of(settings.seed(), 4, person.number, day);
        Shelf shelf = new Shelf(person.subject, person.cohort.isTaught() ? person.course : -1, 0.35);
        Scene scene = new Scene(person.account, chance, clock, odd.part(day, lesson != null), shelf);
        new Owner(settings.seed(), person, plan, calendar, day, odd.on(day), lesson, scene).liveThrough();
        return scene;
    }

    private List<Hit> theft(Plan.Stolen stolen, Person person, int day, Scene.Clock clock, List<Scene.Sitting> owners) {
        Chance chance = Chance.of(settings.seed(), 5, stolen.number(), person.number, day);
        Shelf shelf = new Shelf(person.subject, -1, 0);
        Scene scene = new Scene(person.account, chance, clock, Scene.Part.always(stolen.episode()), shelf);
        int since = day - stolen.day();
        stolen.theft().work(new Theft.Today(since, calendar.start(day), scene, chance, owners));
        return scene.hits;
    }

    /// The proxy's log in EZproxy's default format, in the order in which the requests were.
    public void writeLog(Appendable out) throws IOException {
        LogLines lines = new LogLines(settings.zone(), false);
        run((day, hits) -> {
            for (Hit hit : hits) {
                out.append(lines.of(hit)).append('\n');
            }
        });
    }

    /// The same world as the detector sees it, without a log between; the account is its own token. Agents and sessions
    /// are as absent as in the default format.
    public void forEachEvent(Consumer<AccessEvent> consumer) {
        events(consumer, false);
    }

    /// As [#forEachEvent], with user agents and the proxy's sessions.
    public void forEachRichEvent(Consumer<AccessEvent> consumer) {
        events(consumer, true);
    }

    private void events(Consumer<AccessEvent> consumer, boolean rich) {
        quietly((day, hits) -> hits.forEach(hit -> consumer.accept(LogLines.event(hit, rich))));
    }

    /// `network,country,city,latitude,longitude,asn,class` of the whole address plan.
    public void writePlaces(Appendable out) throws IOException {
        plan.writePlaces(out);
    }

    /// Attacks and look-alikes, in the order of days; see [Scenario#isAttack].
    public List<Label> labels() {
        Truth truth = truth();
        return truth.labels(calendar);
    }

    Truth truth() {
        Truth truth = new Truth();
        quietly(truth);
        return truth;
    }

    private void quietly(Days days) {
        try {
            run(days);
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }
}
