package org.carrel.sentinel.objection;

import java.util.HashMap;
import java.util.Map;
import org.carrel.people.SignedIn;
import org.carrel.sentinel.alert.AlertSection;
import org.carrel.web.For;
import org.carrel.web.Part;
import org.springframework.stereotype.Component;

/// On the page of an open alert: that somebody who was signed in with the account objected to the
/// analysis. That may have been a thief.
@For("respect_objections")
@Component
class ObjectedSection implements AlertSection {

    private final Objections objections;

    ObjectedSection(Objections objections) {
        this.objections = objections;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Part view(Subject alert, SignedIn viewer) {
        Map<String, Object> model = new HashMap<>();
        model.put("at", alert.open() ? objections.madeBy(alert.account()).orElse(null) : null);
        return new Part("sentinel/objection/objected", model);
    }
}
