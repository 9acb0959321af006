package org.carrel.privacy.notice;

import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A YAML mapping that remembers its file and lines, so that every complaint can name them.
final class YamlMap {

    private final String file;
    private final Node node;
    private final @Nullable Set<String> unknown;
    private final Map<String, Node> entries = new LinkedHashMap<>();

    /// @param unknown takes the keys that nothing reads; null where such a key is an error
    private YamlMap(String file, Node node, @Nullable Set<String> unknown) {
        this.file = file;
        this.unknown = unknown;
        this.node = node;
        if (!(node instanceof MappingNode mapping)) {
            throw new NoticeError(file, node, "expected `name: value` lines here");
        }
        for (NodeTuple entry : mapping.getValue()) {
            String key = scalar(entry.getKeyNode());
            if (entries.put(key, entry.getValueNode()) != null) {
                throw new NoticeError(file, entry.getKeyNode(), "`" + key + "` stands here twice; keep one");
            }
        }
    }

    static YamlMap read(String file, Reader text) {
        return read(file, text, null);
    }

    /// For what another version of the program wrote: keys that this one does not know go to `unknown`.
    static YamlMap read(String file, Reader text, @Nullable Set<String> unknown) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(text);
            if (root == null) {
                throw new NoticeError(file + ": the file is empty");
            }
            return new YamlMap(file, root, unknown);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new NoticeError(file + ", line " + line + ": this is not YAML: " + e.getProblem());
        }
    }

    NoticeError error(String sentence) {
        return new NoticeError(file, node, sentence);
    }

    /// Where what stands under `key` is wrong.
    NoticeError error(String key, String sentence) {
        return new NoticeError(file, entries.getOrDefault(key, node), sentence);
    }

    String place() {
        return file + ", line " + (node.getStartMark().getLine() + 1);
    }

    /// Refuses keys that nothing reads: a misspelt rule must not be a rule that silently does not hold.
    YamlMap allow(Set<String> known) {
        entries.forEach((key, value) -> {
            if (!known.contains(key) && unknown != null) {
                unknown.add(key);
            } else if (!known.contains(key)) {
                throw new NoticeError(file, value, "`" + key + "` means nothing here; known are " + sorted(known));
            }
        });
        return this;
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(entries.get(key)).map(this::scalar).filter(text -> !text.isBlank());
    }

    String required(String key, String why) {
        return text(key).orElseThrow(() -> error("`" + key + "` is missing: " + why));
    }

    /// A list of names; a single name stands for a list of one.
    List<String> names(String key) {
        Node value = entries.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode sequence) {
            List<String> names = new ArrayList<>();
            sequence.getValue().forEach(item -> names.add(scalar(item)));
            return List.copyOf(names);
        }
        return List.of(scalar(value));
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    boolean flag(String key) {
        String text = text(key).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw error("`" + key + "` is true or false, not `" + text + "`");
        }
        return text.equals("true");
    }

    /// A list of names out of `known`; all of them where `*` stands.
    ///
    /// @param what the known ones are called in messages
    Set<String> known(String key, Set<String> known, String what) {
        List<String> names = names(key);
        if (names.contains("*")) {
            return new LinkedHashSet<>(known);
        }
        for (String name : names) {
            if (!known.contains(name)) {
                throw new NoticeError(file, entries.getOrDefault(key, node), "`" + name + "` is not among the " + what);
            }
        }
        return new LinkedHashSet<>(names);
    }

    /// A term of the W3C Data Privacy Vocabulary.
    ///
    /// @param prefix `pd:` or `dpv:`
    String term(String prefix) {
        String term = required("dpv", "name its term in the W3C Data Privacy Vocabulary, as " + prefix + "…");
        if (!term.matches(prefix + "[A-Z][A-Za-z]+")) {
            throw error("`" + term + "` is not a term here; write " + prefix + " and a word, as in w3id.org/dpv");
        }
        return term;
    }

    /// The mapping under `key`.
    YamlMap inner(String key) {
        Node value = entries.get(key);
        if (value == null) {
            throw error("`" + key + "` is missing");
        }
        return new YamlMap(file, value, unknown);
    }

    /// Each entry of the mapping under `key`, in the order of the file; nothing where there is none.
    void each(String key, BiConsumer<String, YamlMap> visit) {
        Node value = entries.get(key);
        if (value != null) {
            YamlMap inner = new YamlMap(file, value, unknown);
            inner.entries.forEach((name, entry) -> visit.accept(name, new YamlMap(file, entry, unknown)));
        }
    }

    private String scalar(Node value) {
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new NoticeError(file, value, "expected a single text here");
    }

    static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }
}
