package org.carrel.engine.places;

/// A places file that cannot be used. The message is a sentence for the person who gave it.
public final class PlacesProblem extends Exception {
    private static final long serialVersionUID = 1L;

    PlacesProblem(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
