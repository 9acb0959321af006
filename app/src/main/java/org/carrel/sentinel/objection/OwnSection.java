package org.carrel.sentinel.objection;

import java.util.HashMap;
import java.util.Map;
import org.carrel.people.MyDataSection;
import org.carrel.people.PersonId;
import org.carrel.web.Part;
import org.springframework.stereotype.Component;

/// What a person sees of the search for stolen accounts, and how they object.
@Component
class OwnSection implements MyDataSection {

    private final Objections objections;

    OwnSection(Objections objections) {
        this.objections = objections;
    }

    @Override
    public int order() {
        return 500;
    }

    @Override
    public Part view(PersonId person) {
        Map<String, Object> model = new HashMap<>();
        model.put("objection", objections.last(person).orElse(null));
        model.put("reveals", objections.reveals(person));
        return new Part("sentinel/objection/own", model);
    }
}
