package org.carrel.catalogue.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Lines of `name: value`, which know where they stand.
final class RulesNodes {

    private final Node node;
    private final Map<String, Node> entries = new LinkedHashMap<>();

    RulesNodes(Node node) {
        this.node = node;
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, "lines", "");
        }
        mapping.getValue().forEach(entry -> {
            String key = scalar(entry.getKeyNode());
            if (entries.put(key, entry.getValueNode()) != null) {
                throw wrong(entry.getKeyNode(), "twice", key);
            }
        });
    }

    /// Rules that cannot be used.
    static final class Wrong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int line;
        private final String detail;

        Wrong(int line, String code, String detail) {
            super(code);
            this.line = line;
            this.detail = detail;
        }

        RulesReader.Read.Wrong said() {
            return new RulesReader.Read.Wrong(line, String.valueOf(getMessage()), detail);
        }
    }

    private static Wrong wrong(Node at, String code, String detail) {
        return new Wrong(at.getStartMark().getLine() + 1, code, detail);
    }

    Wrong wrong(String code, String detail) {
        return wrong(node, code, detail);
    }

    Wrong wrongAt(String key, String code, String detail) {
        return wrong(entries.getOrDefault(key, node), code, detail);
    }

    void only(Set<String> known) {
        entries.forEach((key, value) -> {
            if (!known.contains(key)) {
                throw wrong(value, "unknown", key);
            }
        });
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(entries.get(key)).map(RulesNodes::scalar).filter(text -> !text.isEmpty());
    }

    String needed(String key) {
        return text(key).orElseThrow(() -> wrong("missing", key));
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        if (entries.get(key) instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> texts.add(scalar(item)));
        } else {
            text(key).ifPresent(texts::add);
        }
        return texts;
    }

    Optional<RulesNodes> inner(String key) {
        return Optional.ofNullable(entries.get(key)).map(RulesNodes::new);
    }

    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        entries.forEach((key, value) -> all.put(key, scalar(value)));
        return all;
    }

    private static String scalar(Node value) {
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        throw wrong(value, "single", "");
    }
}
