package org.carrel.privacy.disclosure;

import java.util.Map;
import org.carrel.privacy.MyDataSection;
import org.carrel.privacy.Subject;
import org.carrel.web.For;
import org.carrel.web.Part;
import org.springframework.stereotype.Component;

/// What somebody reads of disclosures about them.
@Component
@For("show_own_data")
class OwnDisclosureSection implements MyDataSection {

    private final Disclosures disclosures;

    OwnDisclosureSection(Disclosures disclosures) {
        this.disclosures = disclosures;
    }

    @Override
    public int order() {
        return 600;
    }

    @Override
    public Part view(Subject subject) {
        return new Part("privacy/disclosure/own", Map.of("disclosures", disclosures.own(subject)));
    }
}
