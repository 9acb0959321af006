package org.carrel.sentinel.securing.connector;

/// Takes the place of a connector in the demo, where there is nothing to reach. It says so.
record StandIn(StepKind kind) implements Connector {

    private static final String SENTENCE = "A stand-in of the demo: nothing was changed or sent anywhere.";

    @Override
    public Audience audience() {
        return Audience.NOBODY;
    }

    @Override
    public Outcome apply(Target target) {
        return new Outcome.Done(SENTENCE);
    }

    @Override
    public boolean undoable() {
        return kind == StepKind.EZPROXY_BLOCK || kind == StepKind.LDAP_ACCOUNT;
    }

    @Override
    public Outcome undo(Target target) {
        return new Outcome.Done(SENTENCE);
    }
}
