package org.carrel.catalogue.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.catalogue.description.Description;
import org.carrel.catalogue.description.Format;
import org.carrel.catalogue.description.Identifier;
import org.carrel.catalogue.description.Link;
import org.carrel.catalogue.description.Name;
import org.carrel.catalogue.description.Part;
import org.carrel.catalogue.description.Subject;
import org.carrel.web.SiteAddress;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// A record in the words of [schema.org](https://schema.org/CreativeWork), for programs that read pages.
@Component
class LinkedData {

    private static final JsonMapper JSON = new JsonMapper();

    private final SiteAddress site;

    LinkedData(SiteAddress site) {
        this.site = site;
    }

    /// JSON that may stand in a page: no tag can begin or end in it.
    String of(CatalogueRecord record) {
        Description work = record.description();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", type(work.format()));
        data.put("@id", site.of("/records/" + record.id().value()));
        data.put("url", site.of("/records/" + record.id().value()));
        data.put("name", work.title().latin());
        put(data, "author", names(work, Part.AUTHOR));
        put(data, "editor", names(work, Part.EDITOR));
        put(data, "translator", names(work, Part.TRANSLATOR));
        put(data, "contributor", names(work, Part.OTHER));
        if (work.firstYear() != null) {
            data.put("datePublished", String.valueOf(work.firstYear()));
        }
        if (!work.publisher().isEmpty()) {
            data.put("publisher", Map.of("@type", "Organization", "name", work.publisher()));
        }
        put(data, "inLanguage", work.languages());
        put(
                data,
                "about",
                work.subjects().stream().map(Subject::topic).distinct().toList());
        put(data, "isbn", values(work, Identifier.Kind.ISBN));
        put(data, "issn", values(work, Identifier.Kind.ISSN));
        put(
                data,
                "sameAs",
                work.links().stream().filter(Link::whole).map(Link::url).toList());
        return JSON.writeValueAsString(data)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }

    private static void put(Map<String, Object> data, String key, List<?> values) {
        if (!values.isEmpty()) {
            data.put(key, values);
        }
    }

    private static List<Map<String, String>> names(Description work, Part part) {
        return work.names().stream()
                .filter(name -> Part.of(name, work) == part)
                .map(name -> Map.of(
                        "@type",
                        name.kind() == Name.Kind.PERSON ? "Person" : "Organization",
                        "name",
                        name.given().isEmpty() ? name.family() : name.given() + " " + name.family()))
                .toList();
    }

    private static List<String> values(Description work, Identifier.Kind kind) {
        return work.identifiers().stream()
                .filter(identifier -> identifier.kind() == kind)
                .map(Identifier::value)
                .toList();
    }

    private static String type(Format format) {
        return switch (format) {
            case BOOK -> "Book";
            case JOURNAL -> "Periodical";
            case ARTICLE -> "Article";
            case THESIS -> "Thesis";
            case MUSIC_SCORE -> "SheetMusic";
            case MUSIC_RECORDING, SPOKEN_RECORDING -> "AudioObject";
            case VIDEO -> "Movie";
            case MAP -> "Map";
            case IMAGE -> "VisualArtwork";
            case SOFTWARE -> "SoftwareApplication";
            case ARCHIVE, KIT, OBJECT, OTHER -> "CreativeWork";
        };
    }
}
