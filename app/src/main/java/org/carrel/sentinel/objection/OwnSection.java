package org.carrel.sentinel.objection;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.privacy.MyDataSection;
import org.carrel.privacy.OwnTable;
import org.carrel.privacy.Subject;
import org.carrel.web.For;
import org.carrel.web.Part;
import org.springframework.stereotype.Component;

/// What a person sees of the search for stolen accounts, and how they object.
@For("show_own_data")
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
    public Part view(Subject subject) {
        Map<String, Object> model = new HashMap<>();
        model.put("objection", objections.last(subject).orElse(null));
        model.put("reveals", objections.reveals(subject));
        return new Part("sentinel/objection/own", model);
    }

    @Override
    public List<OwnTable> copy(Subject subject) {
        List<OwnTable.Row> rows = objections.reveals(subject).stream()
                .map(reveal -> new OwnTable.Row(
                        Arrays.asList(
                                OwnTable.when(reveal.shownAt()),
                                reveal.reason(),
                                reveal.seconded() ? "yes" : "no",
                                reveal.verdict()),
                        Set.of()))
                .toList();
        List<String> columns = List.of("shown_at", "reason", "second_reviewer_agreed", "verdict");
        return List.of(new OwnTable("reveal", "sentinel.reveal", columns, rows));
    }
}
