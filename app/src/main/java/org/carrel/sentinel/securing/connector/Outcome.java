package org.carrel.sentinel.securing.connector;

/// What became of an attempt. Sentences are for a reviewer; they name no person.
public sealed interface Outcome {

    String sentence();

    /// @param sentence what is worth knowing about it; often empty
    record Done(String sentence) implements Outcome {}

    /// It may work a little later.
    record Retry(String sentence) implements Outcome {}

    /// It will not work before somebody changes something.
    record Failed(String sentence) implements Outcome {}

    static Outcome done() {
        return new Done("");
    }
}
