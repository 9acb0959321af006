package org.carrel.sentinel.review;

import java.util.Map;
import org.carrel.people.SignedIn;
import org.carrel.sentinel.alert.AlertSection;
import org.carrel.sentinel.identity.Reveals;
import org.carrel.web.For;
import org.carrel.web.Part;
import org.springframework.stereotype.Component;

/// The verdict on an alert's page: the one that stands, the form for the next, what is alike.
@For({"review_alerts", "identify_compromised"})
@Component
class DecisionSection implements AlertSection {

    private final Reviews reviews;
    private final Reveals reveals;

    DecisionSection(Reviews reviews, Reveals reveals) {
        this.reviews = reviews;
        this.reveals = reveals;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public Part view(Subject alert, SignedIn viewer) {
        return new Part(
                "sentinel/review/decision",
                Map.of(
                        "alert", alert,
                        "review", reviews.shown(alert, viewer.accountId()),
                        "trained", reveals.isTrained(viewer.accountId())));
    }
}
