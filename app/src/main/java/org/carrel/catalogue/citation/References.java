package org.carrel.catalogue.citation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.description.Description;
import org.carrel.web.SiteAddress;
import org.springframework.stereotype.Service;

/// Many works cited together, and as one file for a reference manager.
@Service
public class References {

    private final Citations citations;
    private final SiteAddress site;

    References(Citations citations, SiteAddress site) {
        this.citations = citations;
        this.site = site;
    }

    public record Reference(RecordId id, Description work) {

        private String number() {
            return String.valueOf(id.value());
        }
    }

    /// @param key   as the styles' own repository names it
    /// @param title the same in every language
    public record StyleName(String key, String title) {}

    /// @param numbered whether the works are numbered
    /// @param entries  marked up, escaped, in the style's own order
    public record Bibliography(StyleName style, boolean numbered, List<String> entries) {}

    public List<StyleName> styles() {
        return Arrays.stream(Style.values()).map(References::name).toList();
    }

    private static StyleName name(Style style) {
        return new StyleName(style.key(), style.title());
    }

    /// Empty where there is no such style.
    ///
    /// @param style its key
    public Optional<Bibliography> bibliography(String style, List<Reference> works) {
        return Arrays.stream(Style.values())
                .filter(one -> one.key().equals(style))
                .findFirst()
                .map(one -> new Bibliography(
                        name(one),
                        one.isNumbered(),
                        citations.bibliography(
                                one,
                                works.stream()
                                        .map(work -> CitedWork.in(one, work.work(), work.number()))
                                        .toList())));
    }

    public String ris(List<Reference> works) {
        return works.stream()
                .map(work -> Ris.of(work.work(), site.of("/records/" + work.number())))
                .collect(Collectors.joining());
    }

    public String bibTex(List<Reference> works) {
        return works.stream().map(work -> BibTex.of(work.work(), work.number())).collect(Collectors.joining("\n"));
    }

    /// CSL-JSON.
    public String json(List<Reference> works) {
        return works.stream()
                .map(work -> Citations.item(work.work(), work.number()))
                .collect(Collectors.joining(",\n", "[", "]\n"));
    }
}
