package org.carrel.privacy.notice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON Schemas for editors, made from the keys and values that the readers allow.
enum SchemaOfNotice {
    NOTICE("notice.schema.json") {
        @Override
        Map<String, Object> schema() {
            Map<String, Object> schema = object(DeclarationReader.PARTS, Set.of("controller", "subjects", "sources"));
            put(schema, "controller", object(DeclarationReader.CONTROLLER, DeclarationReader.CONTROLLER));
            Map<String, Object> titled = object(DeclarationReader.TITLED, DeclarationReader.TITLED);
            for (String part : List.of("subjects", "sources", "never", "clocks", "triggers")) {
                put(schema, part, named(titled));
            }
            Map<String, Object> category =
                    object(DeclarationReader.CATEGORY, Set.of("title", "subjects", "source", "dpv"));
            names(category, "subjects", "source");
            put(schema, "categories", named(category));
            put(schema, "purposes", named(purpose()));
            Map<String, Object> recipient = object(DeclarationReader.RECIPIENT, Set.of("title", "purpose", "trigger"));
            names(recipient, "categories", "subjects");
            put(recipient, "aggregate", Map.of("type", "boolean"));
            put(schema, "recipients", named(recipient));
            Map<String, Object> retention = object(DeclarationReader.RETENTION, Set.of("clock", "period", "then"));
            names(retention, "clock", "holds");
            put(retention, "then", oneOf(Ending.values()));
            put(schema, "retention", named(retention));
            put(schema, "commitments", named(object(DeclarationReader.COMMITMENT, Set.of("title", "text"))));
            return schema;
        }

        private Map<String, Object> purpose() {
            Map<String, Object> purpose = object(PurposeReader.KEYS, Set.of("title", "basis", "dpv"));
            put(
                    purpose,
                    "basis",
                    Map.of(
                            "enum",
                            Arrays.stream(Basis.values()).map(Basis::article).toList()));
            names(purpose, "subjects", "categories", "reads", "staff");
            put(purpose, "operations", Map.of("type", "array", "items", oneOf(Operation.values())));
            put(purpose, "view", oneOf(PurposeRule.View.values()));
            Map<String, Object> automated = object(PurposeReader.AUTOMATED, PurposeReader.AUTOMATED);
            names(automated, "indicators");
            put(purpose, "automated", automated);
            return purpose;
        }
    },

    OWN("own-notice.schema.json") {
        @Override
        Map<String, Object> schema() {
            Map<String, Object> schema = object(OwnNotice.PARTS, Set.of());
            put(schema, "controller", object(DeclarationReader.CONTROLLER, Set.of()));
            Map<String, Object> retention = object(OwnNotice.RETENTION, Set.of());
            put(retention, "then", oneOf(Ending.values()));
            put(schema, "retention", named(retention));
            return schema;
        }
    },

    FRAGMENT("notice/fragment.schema.json") {
        @Override
        Map<String, Object> schema() {
            Map<String, Object> schema = object(FragmentReader.PARTS, Set.of());
            Map<String, Object> column = object(FragmentReader.COLUMN, Set.of());
            names(column, "keys", "owner");
            column.put(
                    "oneOf",
                    List.of(Map.of("required", List.of("category")), Map.of("required", List.of("nonPersonal"))));
            put(schema, "columns", named(column));
            Map<String, Object> table = object(FragmentReader.TABLE, Set.of("nonPersonal", "columns"));
            names(table, "columns");
            put(table, "access", Map.of("enum", List.of("app", "owner")));
            put(schema, "tables", named(table));
            put(schema, "nobody", named(object(FragmentReader.NOBODY, FragmentReader.NOBODY)));
            Map<String, Object> store = object(FragmentReader.STORE, FragmentReader.STORE);
            names(store, "categories");
            put(schema, "stores", named(store));
            return schema;
        }
    };

    private final String file;

    SchemaOfNotice(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    abstract Map<String, Object> schema();

    String json() {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.putAll(schema());
        return JsonMapper.builder()
                        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(whole)
                + "\n";
    }

    /// A mapping with these keys and no others, each a text until it is said otherwise.
    static Map<String, Object> object(Set<String> keys, Set<String> required) {
        Map<String, Object> properties = new LinkedHashMap<>();
        new TreeSet<>(keys).forEach(key -> properties.put(key, Map.of("type", "string")));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("additionalProperties", false);
        object.put("required", new ArrayList<>(new TreeSet<>(required)));
        object.put("properties", properties);
        return object;
    }

    /// A mapping from names to such mappings.
    static Map<String, Object> named(Map<String, Object> value) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("type", "object");
        named.put("additionalProperties", value);
        return named;
    }

    static void names(Map<String, Object> object, String... keys) {
        for (String key : keys) {
            put(object, key, Map.of("type", List.of("string", "array")));
        }
    }

    @SuppressWarnings("unchecked")
    static void put(Map<String, Object> object, String key, Map<String, Object> value) {
        Map<String, Object> properties = (Map<String, Object>) object.get("properties");
        if (properties == null || properties.put(key, value) == null) {
            throw new AssertionError("No reader allows `" + key + "`: take it out of the schema");
        }
    }

    static Map<String, Object> oneOf(Enum<?>[] values) {
        return Map.of(
                "enum",
                Arrays.stream(values)
                        .map(value -> value.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
