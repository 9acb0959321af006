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
        return switch (gate.toThemselves(() -> post.send(id, to, subject, text))) {
            case Outcome.Done done -> Sending.DONE;
            case Outcome.Retry retry -> Sending.LATER;
            case Outcome.Failed failed -> Sending.NEVER;
        };
    }
}
