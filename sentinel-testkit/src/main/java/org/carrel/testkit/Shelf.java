package org.carrel.testkit;

/// Which documents somebody comes by: those of a subject, some from a course's list, some in the order of a journal.
final class Shelf {

    private final int subject;
    /// −1 for somebody who is in none.
    private final int course;

    private final double fromCourse;
    private double inOrder;
    private int start;
    private int steps;
    private int inOrderProvider;
    private int[] providers = new int[0];

    /// @param fromCourse share of documents from the course's list
    Shelf(int subject, int course, double fromCourse) {
        this.subject = subject;
        this.course = course;
        this.fromCourse = fromCourse;
    }

    /// Of one who fetches for himself or others and is in no course.
    static Shelf stranger(Chance chance) {
        return new Shelf(chance.below(Catalogue.SUBJECTS), -1, 0);
    }

    int subject() {
        return subject;
    }

    void open(Chance chance, Style style) {
        inOrder = style.inOrder();
        providers = new int[Math.min(style.providers(), Providers.COUNT)];
        for (int i = 0; i < providers.length; i++) {
            providers[i] = Providers.draw(chance);
        }
        inOrderProvider = providers[0];
        start = Catalogue.start(chance);
        steps = 0;
    }

    long next(Chance chance) {
        if (course >= 0 && chance.with(fromCourse)) {
            return Catalogue.ofCourse(chance, course);
        }
        if (chance.with(inOrder)) {
            return Catalogue.inOrder(subject, inOrderProvider, start, steps++);
        }
        return Catalogue.popular(chance, subject, providers[chance.below(providers.length)]);
    }
}
