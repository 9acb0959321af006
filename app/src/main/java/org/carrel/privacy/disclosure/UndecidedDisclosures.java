package org.carrel.privacy.disclosure;

import java.util.Map;
import org.carrel.privacy.DeskPart;
import org.carrel.web.For;
import org.carrel.web.Part;
import org.springframework.stereotype.Component;

/// On the officer's desk: what an authority waits for.
@Component
@For("disclose_by_law")
class UndecidedDisclosures implements DeskPart {

    private final Disclosures disclosures;

    UndecidedDisclosures(Disclosures disclosures) {
        this.disclosures = disclosures;
    }

    @Override
    public int getOrder() {
        return 200;
    }

    @Override
    public Part view() {
        return new Part(
                "privacy/disclosure/part",
                Map.of(
                        "open",
                        disclosures.all().stream()
                                .filter(disclosure -> disclosure.isOpen() || disclosure.isReady())
                                .toList()));
    }
}
