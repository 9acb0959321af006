package org.carrel.privacy.notice;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The notice in the one form in which it can be compared: JSON without blanks, names sorted, without the files' places
/// and comments. Its hash is the notice's version.
///
/// The words and nesting are those of the YAML files, so that the same readers read it back.
///
/// @param text canonical JSON
/// @param hash SHA-256 of the text's UTF-8, 64 hexadecimal digits
public record CanonicalNotice(String text, String hash) {

    private static final int SHORT = 12;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    public static CanonicalNotice of(Declaration notice) {
        return ofTree(CanonicalTree.of(notice));
    }

    /// @param json written by `./carrel notice print`, perhaps of another version, blanks and order as they come
    /// @throws NoticeError when it is no notice
    public static CanonicalNotice parse(String json) {
        try {
            if (JSON.readValue(json, Object.class) instanceof Map<?, ?> tree
                    && tree.containsKey("notice")
                    && tree.containsKey("modules")) {
                return ofTree(tree);
            }
        } catch (JacksonException e) {
            throw new NoticeError("this is not JSON: give the whole of what `./carrel notice print` wrote");
        }
        throw new NoticeError("this is not a notice as `./carrel notice print` writes it");
    }

    /// A notice read back, and what its version said that this one has no word for.
    public record ReadBack(Declaration notice, SortedSet<String> unknown) {}

    /// @throws NoticeError when this version of the program cannot make sense of it
    public ReadBack read() {
        SortedSet<String> unknown = new TreeSet<>();
        YamlMap root = YamlMap.read("notice.json", new StringReader(text), unknown);
        Declaration notice = new DeclarationReader(ClosedLists.open())
                .readUnchecked(root.inner("notice"), List.of(root.inner("modules")));
        return new ReadBack(notice, unknown);
    }

    /// Enough of the hash to tell versions apart.
    public String shortHash() {
        return shortHash(hash);
    }

    public static String shortHash(String hash) {
        return hash.substring(0, SHORT);
    }

    /// The same with line breaks, for people and for version control.
    public String pretty() {
        return JSON.rebuild()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(JSON.readValue(text, Object.class));
    }

    private static CanonicalNotice ofTree(Map<?, ?> tree) {
        String text = JSON.writeValueAsString(tree);
        return new CanonicalNotice(text, sha256(text));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
