package org.carrel.people.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Lines of `name: value`, which know where they stand.
final class MappingNodes {

    private final Node node;
    private final Map<String, Node> entries = new LinkedHashMap<>();

    MappingNodes(Node node) {
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

    /// A mapping that cannot be used.
    static final class Wrong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int line;
        private final String code;
        private final String detail;

        Wrong(int line, String code, String detail) {
            super(code);
            this.line = line;
            this.code = code;
            this.detail = detail;
        }

        int line() {
            return line;
        }

        String code() {
            return code;
        }

        String detail() {
            return detail;
        }
    }

    static Wrong wrong(Node at, String code, String detail) {
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

    Optional<String> text(String key) {
        return Optional.ofNullable(entries.get(key)).map(MappingNodes::scalar).filter(text -> !text.isEmpty());
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

    boolean flag(String key) {
        String text = text(key).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw wrongAt(key, "flag", key);
        }
        return text.equals("true");
    }

    int number(String key, int otherwise) {
        String text = text(key).orElse(String.valueOf(otherwise));
        if (!text.matches("\\d{1,3}")) {
            throw wrongAt(key, "number", key);
        }
        return Integer.parseInt(text);
    }

    Optional<MappingNodes> inner(String key) {
        return Optional.ofNullable(entries.get(key)).map(MappingNodes::new);
    }

    void each(BiConsumer<String, Node> visit) {
        entries.forEach(visit);
    }

    private static String scalar(Node value) {
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw wrong(value, "single", "");
    }
}
