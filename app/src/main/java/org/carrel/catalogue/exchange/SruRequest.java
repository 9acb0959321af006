package org.carrel.catalogue.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A request as the protocol's two living versions write it: 1.2 (and 1.1 like it) says its version and operation, 2.0
/// says
/// neither.
///
/// @param query   null where it is missing
/// @param start   from 1
/// @param escaped whether records are text in the answer, and not a part of it
/// @param wrong   with what is wrong nothing is searched
record SruRequest(
        String version,
        String operation,
        String query,
        int start,
        int most,
        String schema,
        boolean escaped,
        List<Diagnostic> wrong) {

    static final String NEW = "2.0";
    static final int MOST = 100;
    static final int DEEPEST = 10_000;

    private static final int USUAL = 10;
    private static final Set<String> VERSIONS = Set.of("1.1", "1.2", NEW);
    private static final Set<String> PARAMETERS = Set.of(
            "version",
            "operation",
            "query",
            "startRecord",
            "maximumRecords",
            "recordSchema",
            "recordPacking",
            "recordXMLEscaping",
            "queryType",
            "httpAccept",
            "stylesheet",
            "resultSetTTL",
            "sortKeys");
    private static final Map<String, String> SCHEMAS = Map.of(
            "", "marcxml",
            "marcxml", "marcxml",
            "info:srw/schema/1/marcxml-v1.1", "marcxml",
            "http://www.loc.gov/marc21/slim", "marcxml",
            "dc", "dc",
            "info:srw/schema/1/dc-v1.1", "dc");

    static SruRequest of(Map<String, String> parameters) {
        List<Diagnostic> wrong = new ArrayList<>();
        String operation = parameters.getOrDefault("operation", "");
        String version = parameters.getOrDefault("version", operation.isEmpty() ? NEW : "");
        if (version.isEmpty()) {
            wrong.add(Diagnostic.missing("version"));
        } else if (!VERSIONS.contains(version)) {
            wrong.add(Diagnostic.version("1.2"));
        }
        String asked = operation.isEmpty() ? parameters.containsKey("query") ? "searchRetrieve" : "explain" : operation;
        if (!Set.of("searchRetrieve", "explain").contains(asked)) {
            wrong.add(Diagnostic.operation(asked));
        }
        parameters.keySet().stream()
                .filter(name -> !PARAMETERS.contains(name) && !name.startsWith("x-"))
                .forEach(name -> wrong.add(Diagnostic.parameter(name)));
        String query = parameters.getOrDefault("query", "");
        if (asked.equals("searchRetrieve") && query.isBlank()) {
            wrong.add(Diagnostic.missing("query"));
        }
        if (!parameters.getOrDefault("queryType", "cql").equals("cql")) {
            wrong.add(Diagnostic.value("queryType"));
        }
        if (!parameters.getOrDefault("sortKeys", "").isEmpty()) {
            wrong.add(Diagnostic.sorting());
        }
        return new SruRequest(
                VERSIONS.contains(version) ? version : "1.2",
                asked,
                query,
                number(parameters, "startRecord", 1, wrong),
                Math.min(number(parameters, "maximumRecords", USUAL, wrong), MOST),
                schema(parameters.getOrDefault("recordSchema", ""), wrong),
                escaped(parameters, wrong),
                wrong);
    }

    boolean isNew() {
        return version.equals(NEW);
    }

    private static int number(Map<String, String> parameters, String name, int usual, List<Diagnostic> wrong) {
        String text = parameters.getOrDefault(name, "");
        if (text.isEmpty()) {
            return usual;
        }
        int least = name.equals("startRecord") ? 1 : 0;
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least) {
            wrong.add(Diagnostic.value(name));
            return usual;
        }
        return Integer.parseInt(text);
    }

    private static String schema(String name, List<Diagnostic> wrong) {
        String schema = SCHEMAS.get(name.toLowerCase(Locale.ROOT));
        if (schema == null) {
            wrong.add(Diagnostic.schema(name));
            return "marcxml";
        }
        return schema;
    }

    /// What 1.2 calls packing is escaping in 2.0.
    private static boolean escaped(Map<String, String> parameters, List<Diagnostic> wrong) {
        String said = parameters.getOrDefault("recordXMLEscaping", parameters.getOrDefault("recordPacking", "xml"));
        if (!Set.of("xml", "string", "packed", "unpacked").contains(said)) {
            wrong.add(Diagnostic.packing(said));
        }
        return said.equals("string");
    }
}
