package org.carrel.people.feed;

/// A delivery is refused whole. Nothing of it was taken over.
final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String why;
    private final String about;

    /// @param why   a message key under `feed.why.`
    /// @param about what it speaks of
    Stopped(String why, String about) {
        super("A delivery was refused: " + why);
        this.why = why;
        this.about = about.replace('\0', '\uFFFD');
    }

    String why() {
        return why;
    }

    String about() {
        return about;
    }
}
