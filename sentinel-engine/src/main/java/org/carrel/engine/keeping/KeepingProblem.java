package org.carrel.engine.keeping;

/// A state folder that cannot be used or written. The message is a sentence for the person at the keyboard.
public final class KeepingProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean unwritten;

    private KeepingProblem(String sentence, boolean unwritten) {
        super(sentence);
        this.unwritten = unwritten;
    }

    static KeepingProblem unusable(String sentence) {
        return new KeepingProblem(sentence, false);
    }

    static KeepingProblem unwritten(String sentence) {
        return new KeepingProblem(sentence, true);
    }

    /// The folder could not be written; otherwise it must not be used.
    public boolean isUnwritten() {
        return unwritten;
    }

    /// Never null, unlike [#getMessage].
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
