package org.carrel.testkit.cli;

/// Ends a command with a sentence on standard error.
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final int exit;

    Refusal(int exit, String sentence) {
        super(sentence);
        this.exit = exit;
    }

    int exit() {
        return exit;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
