package org.carrel.testkit;

import java.util.ArrayList;
import java.util.List;

/// What of a person's life is odd and lawful, for ever or on a day.
final class Lookalikes {

    private final Person person;
    private final Calendar calendar;
    private final List<Phase> phases;
    private final List<Episode> ofPhases = new ArrayList<>();
    private final List<Episode> always = new ArrayList<>();
    private final Episode deadlines;
    private final Episode intake;
    private final Episode lesson;
    private final Episode skew;
    private final Episode change;

    Lookalikes(long seed, Person person, Calendar calendar) {
        this.person = person;
        this.calendar = calendar;
        this.phases = Phase.of(seed, person, calendar.days());
        for (Phase phase : phases) {
            ofPhases.add(episode(phase.scenario()));
        }
        trait(person.isWalled(), Scenario.OBLIGATORY_VPN);
        trait(person.relay, Scenario.RELAY);
        trait(person.hospital, Scenario.HOSPITAL_PCS);
        trait(person.cohort == Cohort.STUDENT && person.isAbroad(), Scenario.DISTANCE_STUDENT);
        trait(person.hasTwoHomes(), Scenario.TWO_HOMES);
        trait(person.nightShifts, Scenario.NIGHT_SHIFT);
        this.deadlines = episode(Scenario.DEADLINE_WEEK);
        this.intake = episode(Scenario.NEW_INTAKE);
        this.lesson = episode(Scenario.CLASS_BEHIND_ONE_NAT);
        this.skew = episode(Scenario.CLOCK_SKEW);
        this.change = episode(Scenario.DST);
    }

    private Episode episode(Scenario scenario) {
        return Episode.lookalike(scenario, person.account, 1);
    }

    private void trait(boolean has, Scenario scenario) {
        if (has) {
            always.add(episode(scenario));
        }
    }

    List<Phase> on(int day) {
        return phases.isEmpty()
                ? phases
                : phases.stream().filter(phase -> phase.covers(day)).toList();
    }

    /// @param taught the owner sits in a class
    Scene.Part part(int day, boolean taught) {
        List<Episode> today = new ArrayList<>(always);
        for (int i = 0; i < phases.size(); i++) {
            if (phases.get(i).covers(day)) {
                today.add(ofPhases.get(i));
            }
        }
        if (calendar.isBeforeDeadlines(day)) {
            today.add(deadlines);
        }
        if (person.newcomer && day < person.firstDay + 7) {
            today.add(intake);
        }
        if (taught) {
            today.add(lesson);
        }
        return new Scene.Part(today, with(today, skew), with(today, change));
    }

    private static List<Episode> with(List<Episode> today, Episode more) {
        List<Episode> all = new ArrayList<>(today);
        all.add(more);
        return all;
    }
}
