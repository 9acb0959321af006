package org.carrel.catalogue.search;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.carrel.catalogue.index.Facet;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/// How a search is written in an address, and read from one.
public final class SearchAddress {

    static final String PATH = "/search";
    private static final int MOST_VALUES = 20;
    private static final int LONGEST_VALUE = 200;

    private SearchAddress() {}

    /// Reads whatever is there; what means nothing is left out.
    static SearchRequest read(MultiValueMap<String, String> parameters, int size) {
        Map<Facet, SequencedSet<String>> chosen = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            SequencedSet<String> values = new LinkedHashSet<>();
            parameters.getOrDefault(facet.code(), List.of()).stream()
                    .filter(value -> !value.isBlank() && value.length() <= LONGEST_VALUE)
                    .limit(MOST_VALUES)
                    .forEach(values::add);
            if (!values.isEmpty()) {
                chosen.put(facet, values);
            }
        }
        Filters filters = new Filters(chosen, number(parameters.getFirst("from")), number(parameters.getFirst("to")));
        Integer page = number(parameters.getFirst("page"));
        return new SearchRequest(
                text(parameters.getFirst("q")),
                filters,
                Order.of(text(parameters.getFirst("sort"))),
                page == null ? 1 : Math.max(1, page),
                size);
    }

    /// What was asked, from the part of an address after its question mark.
    public static SearchRequest request(String query) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        for (String part : query.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parameters.add(part.substring(0, equals), decoded(part.substring(equals + 1)));
            }
        }
        return read(parameters, SearchRequest.PAGE);
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " ");
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    /// The first page of it, as [#request] reads it; empty where everything is asked for.
    public static String query(SearchRequest request) {
        return of(request.page(1)).substring(PATH.length()).replaceFirst("^\\?", "");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static @Nullable Integer number(@Nullable String value) {
        return value != null && value.strip().matches("[0-9]{1,6}") ? Integer.valueOf(value.strip()) : null;
    }

    static String of(SearchRequest request) {
        StringBuilder address = new StringBuilder(PATH);
        for (Field field : fields(request)) {
            address.append(address.indexOf("?") < 0 ? '?' : '&')
                    .append(field.name())
                    .append('=')
                    .append(URLEncoder.encode(field.value(), StandardCharsets.UTF_8));
        }
        return address.toString();
    }

    /// One parameter, as a form hides it.
    public record Field(String name, String value) {}

    /// All that is not as it is by itself.
    static List<Field> fields(SearchRequest request) {
        List<Field> fields = new ArrayList<>();
        if (!request.text().isEmpty()) {
            fields.add(new Field("q", request.text()));
        }
        fields.addAll(filters(request.filters()));
        if (request.order() != Order.RELEVANCE) {
            fields.add(new Field("sort", request.order().code()));
        }
        if (request.page() > 1) {
            fields.add(new Field("page", String.valueOf(request.page())));
        }
        return fields;
    }

    private static List<Field> filters(Filters filters) {
        List<Field> fields = new ArrayList<>();
        filters.chosen()
                .forEach((facet, values) -> values.forEach(value -> fields.add(new Field(facet.code(), value))));
        Integer from = filters.from();
        Integer to = filters.to();
        if (from != null) {
            fields.add(new Field("from", from.toString()));
        }
        if (to != null) {
            fields.add(new Field("to", to.toString()));
        }
        return fields;
    }
}
