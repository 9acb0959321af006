package org.carrel.sentinel.securing;

import java.util.HashMap;
import java.util.Map;
import org.carrel.people.SignedIn;
import org.carrel.sentinel.alert.AlertSection;
import org.carrel.sentinel.identity.Reveals;
import org.carrel.web.For;
import org.carrel.web.Part;
import org.springframework.stereotype.Component;

/// Securing on an alert's page: how far it has come, or the confirmation it waits for.
@For({"secure_account", "identify_compromised"})
@Component
class SecuringSection implements AlertSection {

    private final Securing securing;
    private final Reveals reveals;

    SecuringSection(Securing securing, Reveals reveals) {
        this.securing = securing;
        this.reveals = reveals;
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public Part view(Subject alert, SignedIn viewer) {
        Map<String, Object> model = new HashMap<>();
        model.put("alert", alert);
        model.put("securing", securing.of(alert.id()).orElse(null));
        model.put("known", alert.open() && reveals.hasSeen(alert.id(), viewer.accountId()));
        model.put("unsecured", alert.open() && alert.decisions() > 0);
        model.put("planned", securing.planned());
        model.put("missing", securing.missing());
        return new Part("sentinel/securing/section", model);
    }
}
