package org.carrel.sentinel.securing.connector;

/// No mail server is set up.
record NoPost() implements Post {

    @Override
    public boolean isSetUp() {
        return false;
    }

    @Override
    public Outcome send(String id, String to, String subject, String text) {
        return new Outcome.Failed("No mail server is set up.");
    }
}
