package org.carrel.people.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is looked for, from an address or from a document (RFC 7644, sections 3.4.2 and 3.4.3).
record SearchParameters(
        @Nullable String filter,
        @Nullable Integer startIndex,
        @Nullable Integer count,
        @Nullable String sortBy,
        @Nullable String sortOrder,
        @Nullable String attributes,
        @Nullable String excludedAttributes) {

    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

    static SearchParameters read(ObjectNode document) {
        Documents.needSchema(document, SCHEMA, SCHEMA::equalsIgnoreCase);
        return new SearchParameters(
                // Its values are looked at where they are read, which also tells them from what an address says.
                Documents.raw(document.path("filter"), "filter"),
                number(document, "startIndex"),
                number(document, "count"),
                Documents.text(document, "sortBy"),
                Documents.text(document, "sortOrder"),
                names(document.path("attributes")),
                names(document.path("excludedAttributes")));
    }

    private static @Nullable Integer number(ObjectNode document, String name) {
        JsonNode value = document.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isInt()) {
            throw ScimRefusal.value(name + " is a whole number");
        }
        return value.asInt();
    }

    private static @Nullable String names(JsonNode said) {
        List<String> names = new ArrayList<>();
        said.forEach(one -> names.add(one.asText()));
        return names.isEmpty() ? null : String.join(",", names);
    }

    Slice slice() {
        return Slice.of(startIndex, count, sortBy, sortOrder);
    }

    Projection projection() {
        return Projection.of(attributes, excludedAttributes);
    }
}
