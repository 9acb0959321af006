package org.carrel.people.feed;

import java.io.StringReader;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.people.feed.Mapping.FieldRule;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// Reads a mapping, and says in which line it is wrong.
final class MappingReader {

    private static final Set<String> KEYS =
            Set.of("kind", "delimiter", "sheet", "dates", "fields", "gone", "trailer", "made_on", "precedence");
    private static final Set<String> FIELD_KEYS =
            Set.of("column", "columns", "value", "values", "otherwise", "required", "width", "pad");
    private static final Map<String, Character> DELIMITERS =
            Map.of(",", ',', ";", ';', "|", '|', "tab", '\t', "\t", '\t');

    private MappingReader() {}

    /// What came of it.
    sealed interface Read {

        record Fine(Mapping mapping) implements Read {}

        /// @param line   from 1
        /// @param code   a message key under `feed.mapping.`
        /// @param detail what it speaks of
        record Wrong(int line, String code, String detail) implements Read {}
    }

    static Read read(String text) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            return root == null ? new Read.Wrong(1, "empty", "") : new Read.Fine(mapping(new MappingNodes(root)));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            return new Read.Wrong(line, "yaml", "");
        } catch (YAMLException e) {
            // Nested too deep, or more aliases than a mapping has reason for: it has no line.
            return new Read.Wrong(1, "yaml", "");
        } catch (MappingNodes.Wrong wrong) {
            return new Read.Wrong(wrong.line(), wrong.code(), wrong.detail());
        }
    }

    private static Mapping mapping(MappingNodes root) {
        root.only(KEYS);
        MappingNodes named = root.inner("fields").orElseThrow(() -> root.wrong("missing", "fields"));
        Map<Field, FieldRule> fields = new EnumMap<>(Field.class);
        named.each((key, node) ->
                fields.put(Field.of(key).orElseThrow(() -> MappingNodes.wrong(node, "field", key)), rule(node)));
        for (Field needed : List.of(Field.EXTERNAL_ID)) {
            if (!fields.containsKey(needed)) {
                throw root.wrong("needed", needed.key());
            }
        }
        return new Mapping(
                kind(root),
                delimiter(root),
                root.text("sheet"),
                dates(root),
                fields,
                gone(root),
                trailer(root),
                root.text("made_on"),
                places(root));
    }

    private static DeliveryKind kind(MappingNodes root) {
        return switch (root.text("kind").orElseThrow(() -> root.wrong("missing", "kind"))) {
            case "full" -> DeliveryKind.FULL;
            case "delta" -> DeliveryKind.DELTA;
            default -> throw root.wrongAt("kind", "kind", "");
        };
    }

    private static Optional<Character> delimiter(MappingNodes root) {
        return root.text("delimiter").map(text -> {
            Character delimiter = DELIMITERS.get(text);
            if (delimiter == null) {
                throw root.wrongAt("delimiter", "delimiter", text);
            }
            return delimiter;
        });
    }

    private static List<DateTimeFormatter> dates(MappingNodes root) {
        List<DateTimeFormatter> dates = new ArrayList<>();
        for (String pattern : root.texts("dates")) {
            try {
                dates.add(DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.UK)
                        .withResolverStyle(ResolverStyle.STRICT));
            } catch (IllegalArgumentException e) {
                throw root.wrongAt("dates", "dates", pattern);
            }
        }
        return List.copyOf(dates);
    }

    private static Optional<Mapping.Gone> gone(MappingNodes root) {
        return root.inner("gone").map(node -> {
            node.only(Set.of("column", "values"));
            Set<String> values = new LinkedHashSet<>();
            node.texts("values").forEach(value -> values.add(value.strip().toLowerCase(Locale.ROOT)));
            return new Mapping.Gone(node.text("column").orElseThrow(() -> node.wrong("missing", "column")), values);
        });
    }

    private static Optional<Mapping.Trailer> trailer(MappingNodes root) {
        return root.inner("trailer").map(node -> {
            node.only(Set.of("starts", "count"));
            return new Mapping.Trailer(
                    node.text("starts").orElseThrow(() -> node.wrong("missing", "starts")), node.number("count", 0));
        });
    }

    private static Map<Field, Integer> places(MappingNodes root) {
        Map<Field, Integer> places = new EnumMap<>(Field.class);
        root.inner("precedence")
                .ifPresent(node -> node.each((key, value) -> {
                    Field field = Field.of(key).orElseThrow(() -> MappingNodes.wrong(value, "field", key));
                    places.put(field, node.number(key, 0));
                }));
        return places;
    }

    private static FieldRule rule(Node node) {
        if (node instanceof ScalarNode column) {
            return new FieldRule(List.of(column.getValue()), null, Map.of(), null, false, 0, false);
        }
        MappingNodes rule = new MappingNodes(node);
        rule.only(FIELD_KEYS);
        List<String> columns = new ArrayList<>(rule.texts("columns"));
        rule.text("column").ifPresent(columns::add);
        @Nullable String value = rule.text("value").orElse(null);
        if (columns.isEmpty() == (value == null)) {
            throw rule.wrong("column_or_value", "");
        }
        Map<String, String> values = new HashMap<>();
        rule.inner("values")
                .ifPresent(inner -> inner.each((key, said) -> values.put(
                        key.strip().toLowerCase(Locale.ROOT), inner.text(key).orElse(""))));
        return new FieldRule(
                columns,
                value,
                values,
                rule.text("otherwise").orElse(null),
                rule.flag("required"),
                rule.number("width", 0),
                rule.flag("pad"));
    }
}
