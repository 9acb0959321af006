package org.carrel.engine.tokens;

/// A keystore or a token that cannot be used. The message is a sentence for the person at the keyboard.
public final class KeyProblem extends Exception {
    private static final long serialVersionUID = 1L;

    public KeyProblem(String sentence) {
        super(sentence);
    }

    /// Never null, unlike [#getMessage].
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
