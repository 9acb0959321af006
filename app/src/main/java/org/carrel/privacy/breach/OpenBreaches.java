package org.carrel.privacy.breach;

import java.util.Map;
import org.carrel.privacy.DeskPart;
import org.carrel.web.For;
import org.carrel.web.Part;
import org.springframework.stereotype.Component;

/// On the officer's desk: breaches that are not closed.
@Component
@For("answer_breaches")
class OpenBreaches implements DeskPart {

    private final Breaches breaches;

    OpenBreaches(Breaches breaches) {
        this.breaches = breaches;
    }

    @Override
    public int getOrder() {
        return 100;
    }

    @Override
    public Part view() {
        return new Part(
                "privacy/breach/part",
                Map.of(
                        "open",
                        breaches.all().stream()
                                .filter(shown -> shown.breach().closedAt() == null)
                                .toList()));
    }
}
