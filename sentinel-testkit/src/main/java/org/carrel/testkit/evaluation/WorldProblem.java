package org.carrel.testkit.evaluation;

/// A world that cannot be measured on; the message is a sentence that says what to do.
public final class WorldProblem extends Exception {
    private static final long serialVersionUID = 1L;

    WorldProblem(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
