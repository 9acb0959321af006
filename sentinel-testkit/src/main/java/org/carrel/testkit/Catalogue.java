package org.carrel.testkit;

/// The invented documents of 40 subjects. Popularity falls with the rank as in Zipf's law, so
/// people of one subject meet at the same documents; a course has a short list that its students
/// share.
final class Catalogue {

    static final int SUBJECTS = 40;
    static final int COURSES = 160;
    private static final int RANKS = 80_000;
    private static final int LIST = 25;
    private static final int JOURNAL = 60;

    private Catalogue() {}

    /// A document of a subject, the popular ones more often.
    static long popular(Chance chance, int subject, int provider) {
        int rank = (int) Math.min(RANKS - 1, chance.logBetween(1, RANKS) + chance.below(20));
        return number(subject, rank, provider);
    }

    /// One of a course's list.
    static long ofCourse(Chance chance, int course) {
        int at = (int) (LIST * chance.between(0.0, 1.0) * chance.between(0.0, 1.0));
        long mixed = Math.abs(Chance.mix(course * 1_000L + at));
        return number(course % SUBJECTS, (int) (mixed % 4_000), (int) (mixed / 4_000 % Providers.COUNT));
    }

    /// The documents of a publisher in the order of its volumes, as a visitor of tables of contents meets them.
    static long inOrder(int subject, int provider, int start, int steps) {
        return number(subject, (start * JOURNAL + steps) % RANKS, provider);
    }

    static int start(Chance chance) {
        return chance.below(RANKS / JOURNAL);
    }

    static int provider(long document) {
        return (int) (document % Providers.COUNT);
    }

    private static long number(int subject, int rank, int provider) {
        return ((long) subject * RANKS + rank) * Providers.COUNT + provider;
    }
}
