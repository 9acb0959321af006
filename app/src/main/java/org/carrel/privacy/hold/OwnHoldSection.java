package org.carrel.privacy.hold;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.privacy.MyDataSection;
import org.carrel.privacy.OwnTable;
import org.carrel.privacy.Subject;
import org.carrel.web.For;
import org.carrel.web.Part;
import org.springframework.stereotype.Component;

/// What somebody reads of holds on their data, but for those that would tell them of an investigation.
@Component
@For("show_own_data")
class OwnHoldSection implements MyDataSection {

    private final Holds holds;

    OwnHoldSection(Holds holds) {
        this.holds = holds;
    }

    @Override
    public int order() {
        return 620;
    }

    @Override
    public Part view(Subject subject) {
        return new Part("privacy/hold/own", Map.of("holds", holds.own(subject)));
    }

    @Override
    public List<OwnTable> copy(Subject subject) {
        List<OwnTable.Row> rows = holds.own(subject).stream()
                .map(own -> new OwnTable.Row(
                        List.of(
                                own.hold().category(),
                                own.hold().kind(),
                                own.hold().reason(),
                                OwnTable.when(own.hold().placedAt()),
                                own.hold().until().toString()),
                        Set.of()))
                .toList();
        List<String> columns = List.of("category", "kind", "reason", "placed_at", "until");
        return List.of(new OwnTable("hold", "privacy.hold", columns, rows));
    }
}
