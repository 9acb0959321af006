package org.carrel.sentinel.alert;

import java.util.List;
import java.util.Map;
import org.carrel.people.SignedIn;
import org.carrel.sentinel.SentinelAudience;
import org.carrel.web.Audience;
import org.carrel.web.For;
import org.carrel.web.HomePanel;
import org.carrel.web.Part;
import org.carrel.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What waits for a reviewer, on their home page.
@For({"review_alerts", "identify_compromised", "secure_account"})
@Component
class AlertPanel implements HomePanel {

    private final ReadAlerts alerts;
    private final Needs needs;

    AlertPanel(ReadAlerts alerts, Needs needs) {
        this.alerts = alerts;
        this.needs = needs;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Audience audience() {
        return SentinelAudience.REVIEWER;
    }

    @Override
    public Part view(@Nullable Viewer viewer) {
        return new Part(
                "sentinel/alert/panel",
                Map.of(
                        "alerts",
                        alerts.page(AlertFilter.OPEN, AlertOrder.LOSS, 1),
                        "needs",
                        viewer instanceof SignedIn reviewer ? needs.of(reviewer.accountId()) : List.of()));
    }
}
