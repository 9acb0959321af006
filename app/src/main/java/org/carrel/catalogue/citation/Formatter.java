package org.carrel.catalogue.citation;

import de.undercouch.citeproc.CSL;
import de.undercouch.citeproc.ItemDataProvider;
import de.undercouch.citeproc.csl.CSLItemData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Cites by one style. Reading a style's file takes a hundred times as long as citing by it, so it is read once, when
/// it is first asked for; it works for one caller at a time.
final class Formatter {

    private static final String LANGUAGE = "en-GB";

    private final Style style;
    private final Works works = new Works();
    private @Nullable CSL formatter;

    Formatter(Style style) {
        this.style = style;
    }

    Style style() {
        return style;
    }

    /// The works that are cited at the moment.
    private static final class Works implements ItemDataProvider {

        private Map<String, CSLItemData> items = Map.of();

        @Override
        public @Nullable CSLItemData retrieveItem(String id) {
            return items.get(id);
        }

        @Override
        public Collection<String> getIds() {
            return items.keySet();
        }
    }

    /// @return marked up, escaped
    String cite(CSLItemData item) {
        return cite(List.of(item)).getFirst();
    }

    /// @return each marked up, escaped, in the style's own order
    synchronized List<String> cite(List<CSLItemData> items) {
        works.items = items.stream()
                .collect(Collectors.toMap(CSLItemData::getId, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        CSL csl = read();
        csl.reset();
        csl.registerCitationItems(works.items.keySet().toArray(String[]::new));
        return Arrays.stream(csl.makeBibliography().getEntries())
                .map(Markup::safe)
                .toList();
    }

    private CSL read() {
        if (formatter == null) {
            try {
                formatter = new CSL(works, style.key(), LANGUAGE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            formatter.setOutputFormat("html");
        }
        return formatter;
    }
}
