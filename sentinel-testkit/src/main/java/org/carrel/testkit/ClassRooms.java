package org.carrel.testkit;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// On some weekdays a class of students looks for the same things behind one address of the campus.
final class ClassRooms {

    interface Keeping {
        void keep(
                Scene scene,
                LocalDate date,
                long end,
                @Nullable Scenario scenario,
                List<Hit> hits,
                @Nullable List<Label> labels);
    }

    private final long seed;
    private final List<Person> students;
    private final AddressPlan plan;
    private final int days;

    ClassRooms(long seed, List<Person> people, AddressPlan plan, int days) {
        this.seed = seed;
        this.students = people.stream().filter(p -> p.cohort == Cohort.STUDENT).toList();
        this.plan = plan;
        this.days = days;
    }

    void teach(
            int day,
            LocalDate date,
            long start,
            long end,
            List<Hit> hits,
            @Nullable List<Label> labels,
            Keeping keeping) {
        Chance chance = Chance.of(seed, 6, day);
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (weekend || students.size() < 60 || !chance.with(0.4)) {
            return;
        }
        Address room = plan.room(chance.below(100));
        long lesson = start + chance.between(9, 16) * 3600L;
        int first = chance.below(students.size());
        for (int n = chance.between(20, Math.min(60, students.size() / 3 + 20)); n > 0; n--) {
            Person student = students.get((first + n) % students.size());
            if (isAway(student, day)) {
                continue;
            }
            Scene scene = new Scene(student.account, chance);
            scene.sitting(room, lesson + chance.below(1200), chance.poisson(3), Style.READER);
            keeping.keep(scene, date, end, Scenario.CLASS_BEHIND_ONE_NAT, hits, labels);
        }
    }

    private boolean isAway(Person student, int day) {
        Phase phase = Phase.of(seed, student, days);
        return !student.home.place().country().equals("GB") || (phase != null && phase.covers(day));
    }
}
