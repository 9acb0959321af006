package org.carrel.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A class that looks for the same things behind one address of the campus.
///
/// @param start second it begins
record Lesson(Address room, long start, int course) {

    private static final int PEOPLE_TO_A_CLASS = 2_000;

    /// Who sits in which class on a day. Nobody sits in two.
    static Map<Person, Lesson> on(int day, long seed, List<Person> people, AddressPlan plan, Calendar calendar) {
        List<Person> students = people.stream()
                .filter(p -> p.cohort == Cohort.STUDENT && !p.isAbroad() && p.firstDay <= day && !p.gone)
                .toList();
        Map<Person, Lesson> lessons = new HashMap<>();
        Chance chance = Chance.of(seed, 6, day);
        if (calendar.isWeekend(day) || students.size() < 60) {
            return lessons;
        }
        double mean = Parameters.CLASSES.least() * Math.max(1, students.size() / (double) PEOPLE_TO_A_CLASS);
        for (int n = chance.poisson(mean); n > 0; n--) {
            Lesson lesson = new Lesson(
                    plan.room(chance),
                    calendar.start(day) + chance.between(9, 16) * 3600L,
                    chance.below(Catalogue.COURSES));
            int size = Math.min(Parameters.CLASS_SIZE.count(chance), students.size() / 2);
            attendants(students, size, chance).forEach(student -> lessons.putIfAbsent(student, lesson));
        }
        return lessons;
    }

    private static List<Person> attendants(List<Person> students, int size, Chance chance) {
        int first = chance.below(students.size());
        List<Person> attendants = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            attendants.add(students.get((first + i) % students.size()));
        }
        return attendants;
    }

    /// The time around the class, in which its people are nowhere else.
    boolean occupies(long second) {
        return second > start - 3_600 && second < start + 7_200;
    }

    long end() {
        return start + 7_200;
    }
}
