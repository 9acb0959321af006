package org.carrel.catalogue.authority;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.catalogue.description.HeadingKind;
import org.carrel.web.SiteAddress;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// An authority in the words of [schema.org](https://schema.org), for programs that read pages.
@Component
class AuthorityMarkup {

    private static final JsonMapper JSON = new JsonMapper();

    private final SiteAddress site;

    AuthorityMarkup(SiteAddress site) {
        this.site = site;
    }

    /// JSON that may stand in a page: no tag can begin or end in it.
    String of(AuthorityPage page) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", type(page.heading().heading().kind()));
        data.put("@id", site.of("/authorities/" + page.id().value()));
        data.put("url", site.of("/authorities/" + page.id().value()));
        data.put("name", page.shown());
        put(data, "alternateName", page.variants());
        put(data, "sameAs", page.outside());
        return JSON.writeValueAsString(data)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }

    private static void put(Map<String, Object> data, String key, List<String> values) {
        if (!values.isEmpty()) {
            data.put(key, values);
        }
    }

    private static String type(HeadingKind kind) {
        return switch (kind) {
            case PERSON -> "Person";
            case BODY -> "Organization";
            case MEETING, EVENT -> "Event";
            case TITLE -> "CreativeWork";
            case PLACE -> "Place";
            case PERIOD, TOPIC, GENRE -> "DefinedTerm";
        };
    }
}
