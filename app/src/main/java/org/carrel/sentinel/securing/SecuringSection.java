package org.carrel.sentinel.securing;

import java.util.HashMap;
import java.util.Map;
import org.carrel.people.SignedIn;
import org.carrel.sentinel.alert.AlertSection;
import org.carrel.sentinel.identity.Reveals;
import org.carrel.sentinel.review.Reviews;
import org.springframework.stereotype.Component;

/// Securing on an alert's page: how far it has come, or the confirmation it waits for.
@Component
class SecuringSection implements AlertSection {

    private final Securing securing;
    private final Reveals reveals;
    private final Reviews reviews;

    SecuringSection(Securing securing, Reveals reveals, Reviews reviews) {
        this.securing = securing;
        this.reveals = reveals;
        this.reviews = reviews;
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public View view(Subject alert, SignedIn viewer) {
        Map<String, Object> model = new HashMap<>();
        model.put("alert", alert);
        model.put("securing", securing.of(alert.id()).orElse(null));
        model.put("known", alert.open() && reveals.hasSeen(alert.id(), viewer.accountId()));
        model.put("decisions", reviews.decisions(alert.id()));
        model.put("planned", securing.planned());
        model.put("missing", securing.missing());
        return new View("sentinel/securing/section", model);
    }
}
