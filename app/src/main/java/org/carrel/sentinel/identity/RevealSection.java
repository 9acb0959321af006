package org.carrel.sentinel.identity;

import java.util.HashMap;
import java.util.Map;
import org.carrel.people.SignedIn;
import org.carrel.sentinel.alert.AlertSection;
import org.carrel.web.For;
import org.carrel.web.Part;
import org.springframework.stereotype.Component;

/// The way to the person, on an alert's page.
@For("identify_compromised")
@Component
class RevealSection implements AlertSection {

    private final Reveals reveals;

    RevealSection(Reveals reveals) {
        this.reveals = reveals;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Part view(Subject alert, SignedIn viewer) {
        Map<String, Object> model = new HashMap<>();
        model.put("alert", alert);
        model.put("trained", reveals.isTrained(viewer.accountId()));
        model.put("last", reveals.last(alert.id(), viewer.accountId()).orElse(null));
        return new Part("sentinel/identity/ask", model);
    }
}
