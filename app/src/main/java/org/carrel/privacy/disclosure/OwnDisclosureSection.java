package org.carrel.privacy.disclosure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.privacy.MyDataSection;
import org.carrel.privacy.OwnTable;
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

    @Override
    public List<OwnTable> copy(Subject subject) {
        List<OwnTable.Row> rows = disclosures.own(subject).stream()
                .map(own -> new OwnTable.Row(
                        List.of(
                                OwnTable.when(own.givenAt()),
                                own.authority(),
                                own.legalGround(),
                                String.join("; ", own.categories())),
                        Set.copyOf(own.names())))
                .toList();
        List<String> columns = List.of("given_at", "told", "legal_ground", "kinds_of_data");
        return List.of(new OwnTable("disclosure", "privacy.disclosure", columns, rows));
    }
}
