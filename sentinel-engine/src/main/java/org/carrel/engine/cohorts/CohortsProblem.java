package org.carrel.engine.cohorts;

/// A cohorts file that cannot be used. The message is a sentence for the person at the keyboard.
public final class CohortsProblem extends Exception {
    private static final long serialVersionUID = 1L;

    CohortsProblem(String sentence) {
        super(sentence);
    }

    /// Never null, unlike [#getMessage].
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
