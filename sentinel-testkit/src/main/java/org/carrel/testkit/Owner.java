package org.carrel.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the rightful owner of an account does in a day, odd phases included.
final class Owner {

    private static final int SESSION = 7_200;
    private static final double DAILY_SPREAD = 0.65;

    private final Person person;
    private final Calendar calendar;
    private final int day;
    private final long dayStart;
    private final List<Phase> phases;
    private final Chance chance;
    private final Scene scene;
    private final AddressPlan plan;
    private final Whereabouts whereabouts;
    private final @Nullable Lesson lesson;
    private long busyUntil;
    private long session;
    private int agent = -1;

    /// @param today phases that cover the day
    Owner(
            long seed,
            Person person,
            AddressPlan plan,
            Calendar calendar,
            int day,
            List<Phase> today,
            @Nullable Lesson lesson,
            Scene scene) {
        this.person = person;
        this.plan = plan;
        this.calendar = calendar;
        this.day = day;
        this.dayStart = calendar.start(day);
        this.phases = today;
        this.lesson = lesson;
        this.scene = scene;
        this.chance = scene.chance;
        this.whereabouts = new Whereabouts(seed, person, plan, calendar, day, today, chance);
    }

    void liveThrough() {
        boolean active = chance.with(likelihood());
        if (lesson != null) {
            attend(lesson);
        }
        if (!active) {
            return;
        }
        phases.forEach(this::special);
        int sittings = 1 + chance.poisson(1.1);
        int documents = chance.poisson(chance.gamma(DAILY_SPREAD, person.documents * calendar.rush(day)));
        for (int i = 0; i < sittings; i++) {
            int share = i == sittings - 1 ? documents : documents / (sittings - i);
            documents -= share;
            sit(share);
        }
    }

    private double likelihood() {
        if (day < person.firstDay) {
            return 0;
        }
        if (person.gone) {
            return day < 5 && person.number % 2 == 0 ? 0.3 : 0;
        }
        double usual = person.active * calendar.activity(day, person);
        double least = person.newcomer && day < person.firstDay + 3 ? 0.7 : 0;
        for (Phase phase : phases) {
            least = Math.max(least, phase.isTrip() ? 0.4 : phase.scenario() == Scenario.SYSTEMATIC_REVIEW ? 0.85 : 0.6);
            least = phase.from() == phase.to() ? 1 : least;
        }
        return Math.max(usual, least);
    }

    private void attend(Lesson where) {
        if (whereabouts.isAway()) {
            return;
        }
        scene.readFrom(new Shelf(person.subject, where.course(), 0.85));
        Seat seat = signedIn(Seat.at(where.room(), person.agent, 0), where.start() + chance.below(1_500));
        scene.sitting(seat, busyUntil + 1, chance.poisson(2.5), Style.READER);
        scene.readFrom(own());
        busyUntil = 0;
    }

    private Shelf own() {
        return new Shelf(person.subject, person.cohort.isTaught() ? person.course : -1, 0.35);
    }

    private void sit(int documents) {
        boolean toWork = !calendar.isWeekend(day) && !chance.with(person.cohort.fromHome);
        Seat seat = whereabouts.next(toWork);
        boolean campus = seat.addresses().getFirst().place().asn() == 64500 || toWork && person.hospital;
        read(seat, start(campus), documents, Style.READER);
    }

    /// A sitting, when there is time for it: nobody reads in two places at once.
    private void read(Seat seat, long start, int documents, Style style) {
        long free = Math.max(start, busyUntil == 0 ? start : busyUntil + chance.between(900, 7_200));
        if (lesson != null && lesson.occupies(free)) {
            free = lesson.end();
        }
        Seat signed = signedIn(seat, free);
        busyUntil = scene.sitting(signed, busyUntil + 1, documents, style);
    }

    /// The proxy's session lasts for two hours on one device; then it asks again.
    private Seat signedIn(Seat seat, long at) {
        if (session != 0 && seat.agent() == agent && at < busyUntil + SESSION) {
            busyUntil = at;
            return seat.in(session);
        }
        session = chance.name();
        agent = seat.agent();
        busyUntil = at;
        if (chance.with(0.05)) {
            scene.refusedSignIns(seat, at - 20, 1);
        }
        Seat signed = seat.in(session);
        busyUntil = scene.signIn(signed, at);
        return signed;
    }

    private long start(boolean campus) {
        if (person.nightShifts && chance.with(0.6)) {
            return dayStart + Hours.night(chance);
        }
        if (person.hospital && campus) {
            return dayStart + Hours.shift(chance);
        }
        return dayStart + (campus ? Hours.campus(chance) : Hours.away(Hours.home(chance), whereabouts.longitude()));
    }

    private void special(Phase phase) {
        switch (phase.scenario()) {
            case SYSTEMATIC_REVIEW -> {
                int documents = Parameters.REVIEW_DOCUMENTS.count(chance);
                read(desk(), dayStart + 9 * 3_600 + chance.below(5_400), documents * 2 / 3, Style.REVIEWER);
                read(desk(), busyUntil + 2_400, documents / 3, Style.REVIEWER);
            }
            case TEXT_MINER -> mine(phase);
            case REFERENCE_MANAGER -> {
                Seat seat = desk();
                int tool = chance.with(0.6) ? Agents.referenceManager() : person.agent;
                Seat fetching = new Seat(seat.addresses(), seat.change(), tool, 0);
                read(fetching, start(false), Parameters.REFERENCES.count(chance), Style.REFERENCES);
            }
            case RELOAD_STORM, RANGE_STORM -> storm(phase.scenario() == Scenario.RANGE_STORM);
            case FORGOTTEN_PASSWORD -> {
                Seat seat = whereabouts.next(false);
                long at = start(false);
                scene.refusedSignIns(seat, at, Parameters.REFUSALS.count(chance));
                read(seat, at + 900, chance.poisson(1.0), Style.READER);
            }
            default -> {}
        }
    }

    private Seat desk() {
        return whereabouts.next(chance.with(0.5));
    }

    /// At the machine announced for it: on the campus, at home, or rented.
    private void mine(Phase phase) {
        Chance fixed = Chance.of(phase.key(), 2);
        double where = fixed.between(0.0, 1.0);
        Address machine = where < 0.5
                ? plan.campus(fixed)
                : where < 0.85 ? person.home : plan.hosting(fixed, fixed.below(AddressPlan.VPN_EXITS));
        int tool = fixed.with(0.8) ? Agents.script(fixed) : person.agent;
        Style style = Style.miner(fixed);
        long start = dayStart + (fixed.with(0.5) ? Hours.campus(chance) : chance.below(86_400));
        // the script runs by itself, whatever its owner does meanwhile
        Seat seat = Seat.at(machine, tool, chance.name());
        scene.sitting(seat, scene.signIn(seat, start), Parameters.MINER_DOCUMENTS.count(chance), style);
    }

    private void storm(boolean ranges) {
        Seat seat = signedIn(desk(), start(false));
        if (ranges) {
            scene.again(seat, busyUntil + 5, chance.between(1, 2), Parameters.RANGES.count(chance), 3);
        } else {
            scene.again(seat, busyUntil + 5, chance.between(2, 4), Parameters.RELOADS.count(chance), 15);
        }
        busyUntil = scene.sittings.getLast().to();
    }
}
