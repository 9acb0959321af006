package org.carrel.engine.reading;

/// A log format that cannot be used. The message is a sentence for the person who gave it.
public final class FormatProblem extends Exception {
    private static final long serialVersionUID = 1L;

    FormatProblem(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
