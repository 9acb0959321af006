package org.carrel.catalogue.load;

import java.io.StringReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.catalogue.description.Identifier;
import org.carrel.catalogue.load.LoadRules.Format;
import org.carrel.catalogue.load.LoadRules.Items;
import org.carrel.catalogue.load.LoadRules.Overlay;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/// Reads the rules of a profile, and says in which line they are wrong.
final class RulesReader {

    private static final Set<String> KEYS =
            Set.of("format", "system", "match", "overlay", "protected", "items", "package");
    private static final Set<String> ITEM_KEYS = Set.of(
            "tag",
            "place",
            "barcode",
            "location",
            "call_number",
            "type",
            "part",
            "locations",
            "other_location",
            "types",
            "other_type");
    private static final Set<String> PACKAGE_KEYS = Set.of("code", "name", "provider", "most_removed");
    private static final List<Identifier.Kind> USUAL = List.of(
            Identifier.Kind.CONTROL,
            Identifier.Kind.OCLC,
            Identifier.Kind.LCCN,
            Identifier.Kind.ISBN,
            Identifier.Kind.ISSN);
    private static final int MOST_REMOVED = 10;

    private final Places places;

    private RulesReader(Places places) {
        this.places = places;
    }

    /// What came of it.
    sealed interface Read {

        record Fine(LoadRules rules) implements Read {}

        /// @param line   from 1
        /// @param code   a message key under `load.rules.`
        /// @param detail what it speaks of
        record Wrong(int line, String code, String detail) implements Read {}
    }

    static Read read(String text, Places places) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(5);
        options.setCodePointLimit(30_000);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            return root == null
                    ? new Read.Wrong(1, "empty", "")
                    : new Read.Fine(new RulesReader(places).rules(new RulesNodes(root)));
        } catch (MarkedYAMLException e) {
            return new Read.Wrong(
                    e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1, "yaml", "");
        } catch (YAMLException e) {
            // Nested too deep, or too many aliases: it has no line.
            return new Read.Wrong(1, "yaml", "");
        } catch (RulesNodes.Wrong wrong) {
            return wrong.said();
        }
    }

    private LoadRules rules(RulesNodes root) {
        root.only(KEYS);
        Format format = one(root, "format", Format.class, null);
        boolean list = format == Format.KBART;
        if (list != root.has("package")) {
            throw root.wrong(list ? "missing" : "only_kbart", "package");
        }
        if (list && root.has("items")) {
            throw root.wrongAt("items", "not_kbart", "items");
        }
        String system = root.text("system").orElse("");
        if (!system.matches("[!-'*-~]{0,40}")) {
            throw root.wrongAt("system", "system", system);
        }
        return new LoadRules(
                format,
                system,
                match(root),
                list ? Overlay.ITEMS : one(root, "overlay", Overlay.class, Overlay.REPLACE),
                kept(root),
                root.inner("items").map(this::items),
                root.inner("package").map(RulesReader::electronic));
    }

    private static List<Identifier.Kind> match(RulesNodes root) {
        if (!root.has("match")) {
            return USUAL;
        }
        Set<Identifier.Kind> kinds = new LinkedHashSet<>();
        for (String said : root.texts("match")) {
            kinds.add(Arrays.stream(Identifier.Kind.values())
                    .filter(kind -> kind.code().equals(said))
                    .findFirst()
                    .orElseThrow(() -> root.wrongAt("match", "match", said)));
        }
        return List.copyOf(kinds);
    }

    private static Set<String> kept(RulesNodes root) {
        Set<String> kept = new LinkedHashSet<>();
        for (String said : root.texts("protected")) {
            String tag = said.toUpperCase(Locale.ROOT);
            if (!tag.matches("[0-9X]{3}")) {
                throw root.wrongAt("protected", "tag", said);
            }
            kept.add(tag);
        }
        return kept;
    }

    private Items items(RulesNodes node) {
        node.only(ITEM_KEYS);
        String tag = tag(node, "tag", node.needed("tag"));
        return new Items(
                tag,
                tag(node, "place", node.text("place").orElse(tag)),
                codes(node, "barcode", true),
                codes(node, "location", false),
                codes(node, "call_number", false),
                codes(node, "type", false),
                codes(node, "part", false),
                ours(node, "locations", places.locations()),
                other(
                        node,
                        "other_location",
                        places.locations(),
                        node.text("location").isEmpty()),
                ours(node, "types", places.types()),
                other(node, "other_type", places.types(), node.text("type").isEmpty()));
    }

    private static String tag(RulesNodes node, String key, String said) {
        if (!said.matches("0[1-9][0-9]|[1-9][0-9]{2}")) {
            throw node.wrongAt(key, "tag", said);
        }
        return said;
    }

    private static String codes(RulesNodes node, String key, boolean needed) {
        String codes = String.join("", needed ? List.of(node.needed(key)) : node.texts(key));
        if (!codes.matches("[!-~]{0,10}")) {
            throw node.wrongAt(key, "codes", codes);
        }
        return codes;
    }

    private static Map<String, String> ours(RulesNodes node, String key, Set<String> known) {
        Map<String, String> ours = new HashMap<>();
        known.forEach(code -> ours.put(code, code));
        node.inner(key)
                .ifPresent(inner -> inner.all().forEach((theirs, code) -> {
                    if (!known.contains(code)) {
                        throw inner.wrongAt(theirs, "no_such_" + key, code);
                    }
                    ours.put(theirs.toLowerCase(Locale.ROOT), code);
                }));
        return Map.copyOf(ours);
    }

    private static @Nullable String other(RulesNodes node, String key, Set<String> known, boolean needed) {
        Optional<String> said = node.text(key);
        if (said.isEmpty() && needed) {
            throw node.wrong("missing", key);
        }
        if (said.isPresent() && !known.contains(said.get())) {
            throw node.wrongAt(key, key.equals("other_type") ? "no_such_types" : "no_such_locations", said.get());
        }
        return said.orElse(null);
    }

    private static LoadRules.Package electronic(RulesNodes node) {
        node.only(PACKAGE_KEYS);
        String code = node.needed("code");
        String name = node.needed("name");
        String provider = node.text("provider").orElse("");
        if (!code.matches("[a-z0-9][a-z0-9._-]{0,60}")) {
            throw node.wrongAt("code", "package", code);
        }
        if (name.length() > 200 || provider.length() > 200) {
            throw node.wrongAt("name", "long", "");
        }
        String most = node.text("most_removed").orElse(String.valueOf(MOST_REMOVED));
        if (!most.matches("\\d{1,2}|100")) {
            throw node.wrongAt("most_removed", "percent", most);
        }
        return new LoadRules.Package(code, name, provider, Integer.parseInt(most));
    }

    private static <E extends Enum<E>> E one(RulesNodes root, String key, Class<E> type, @Nullable E otherwise) {
        Optional<String> said = root.text(key);
        if (said.isEmpty() && otherwise != null) {
            return otherwise;
        }
        String name = said.orElseThrow(() -> root.wrong("missing", key));
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> root.wrongAt(key, key, name));
    }
}
