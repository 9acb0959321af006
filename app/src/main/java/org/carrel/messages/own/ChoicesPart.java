package org.carrel.messages.own;

import java.util.Map;
import java.util.Optional;
import org.carrel.people.AccountPart;
import org.carrel.people.SignedIn;
import org.carrel.web.For;
import org.carrel.web.Part;
import org.springframework.stereotype.Component;

/// Leads from "Your account" to how somebody wants to be told.
@Component
@For(OwnMessages.PURPOSE)
class ChoicesPart implements AccountPart {

    private static final int ORDER = 450;

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<Part> view(SignedIn me) {
        return me.personId() == null ? Optional.empty() : Optional.of(new Part("messages/own/part", Map.of()));
    }
}
