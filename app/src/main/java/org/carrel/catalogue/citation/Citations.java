package org.carrel.catalogue.citation;

import de.undercouch.citeproc.csl.CSLItemData;
import de.undercouch.citeproc.helper.json.StringJsonBuilderFactory;
import java.util.Arrays;
import java.util.List;
import org.carrel.catalogue.description.Description;
import org.springframework.stereotype.Service;

/// Cites works by the formatter that reads the styles' own files.
@Service
class Citations {

    private final List<Formatter> formatters =
            Arrays.stream(Style.values()).map(Formatter::new).toList();

    /// @param html marked up, escaped
    record Cited(Style style, String html) {}

    /// In every style that is offered.
    List<Cited> all(Description work) {
        return formatters.stream()
                .map(formatter ->
                        new Cited(formatter.style(), formatter.cite(CitedWork.in(formatter.style(), work, "1"))))
                .toList();
    }

    /// @return each work marked up, escaped, in the style's own order
    List<String> bibliography(Style style, List<CSLItemData> works) {
        return works.isEmpty() ? List.of() : formatters.get(style.ordinal()).cite(works);
    }

    /// For programs: one work in the language's JSON.
    String json(Description work, String id) {
        return "[" + item(work, id) + "]\n";
    }

    /// One work in the language's JSON, to stand among others.
    static String item(Description work, String id) {
        return CitedWork.of(work, id)
                .toJson(new StringJsonBuilderFactory().createJsonBuilder())
                .toString();
    }
}
