package org.carrel.sentinel.securing.connector;

import org.carrel.privacy.DisclosureGate;
import org.carrel.privacy.Letterbox;
import org.springframework.stereotype.Component;

/// Lends the officer the mail server that the letters about stolen accounts leave by.
@Component
class RightsLetterbox implements Letterbox {

    private final Post post;
    private final DisclosureGate gate;

    RightsLetterbox(Post post, DisclosureGate gate) {
        this.post = post;
        this.gate = gate;
    }

    @Override
    public boolean isSetUp() {
        return post.isSetUp();
    }

    @Override
    public boolean reachesPeople() {
        return post.reachesPeople();
    }

    @Override
    public Sending send(String id, String to, String subject, String text) {
        return became(gate.toThemselves(() -> post.send(id, to, subject, text)));
    }

    private static Sending became(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> Sending.DONE;
            case Outcome.Retry retry -> Sending.LATER;
            case Outcome.Failed failed -> Sending.NEVER;
        };
    }

    @Override
    public Letterbox.Delivery begin() {
        org.carrel.sentinel.securing.connector.Delivery delivery = post.begin();
        return new Letterbox.Delivery() {

            @Override
            public Sending send(Letter letter) {
                return became(gate.toThemselves(() -> delivery.send(letter)));
            }

            @Override
            public boolean isDown() {
                return delivery.isDown();
            }

            @Override
            public void close() {
                delivery.close();
            }
        };
    }
}
