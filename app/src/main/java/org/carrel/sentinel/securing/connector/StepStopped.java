package org.carrel.sentinel.securing.connector;

/// An attempt that cannot go on, with the outcome that says why.
final class StepStopped extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    private StepStopped(Outcome outcome) {
        super(outcome.sentence());
        this.outcome = outcome;
    }

    static StepStopped retry(String sentence) {
        return new StepStopped(new Outcome.Retry(sentence));
    }

    static StepStopped failed(String sentence) {
        return new StepStopped(new Outcome.Failed(sentence));
    }

    Outcome outcome() {
        return outcome;
    }

    /// Work in several parts, any of which may end it.
    interface Work {

        Outcome run() throws StepStopped;
    }

    static Outcome outcomeOf(Work work) {
        try {
            return work.run();
        } catch (StepStopped stopped) {
            return stopped.outcome();
        }
    }
}
