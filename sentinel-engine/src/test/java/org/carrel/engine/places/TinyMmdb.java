package org.carrel.engine.places;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes small files in MaxMind's format (version 2.0, IPv6 tree, 24-bit records).
final class TinyMmdb {
    private static final int SEPARATOR = 16;

    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    /// Two records a node: −1 nothing, below −1 data at offset −2 − record, else a node.
    private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {-1, -1}));

    TinyMmdb with(String network, Map<String, Object> record) {
        Block block = Block.parse(network);
        if (block == null) {
            throw new IllegalArgumentException(network);
        }
        // the format keeps IPv4 in ::/96, not in ::ffff:0:0/96
        long low = network.contains(":") ? block.low() : block.low() & 0xffff_ffffL;
        int offset = data.size();
        encode(data, record);
        int node = 0;
        for (int bit = 0; bit < block.prefix(); bit++) {
            long half = bit < 64 ? block.high() : low;
            int side = (int) (half >>> 63 - bit % 64 & 1);
            if (bit == block.prefix() - 1) {
                nodes.get(node)[side] = -2 - offset;
            } else {
                if (nodes.get(node)[side] < 0) {
                    nodes.add(new int[] {-1, -1});
                    nodes.get(node)[side] = nodes.size() - 1;
                }
                node = nodes.get(node)[side];
            }
        }
        return this;
    }

    Path write(Path file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int[] node : nodes) {
            for (int record : node) {
                int value = record == -1 ? nodes.size() : record < -1 ? nodes.size() + SEPARATOR - 2 - record : record;
                out.write(value >> 16);
                out.write(value >> 8);
                out.write(value);
            }
        }
        out.write(new byte[SEPARATOR]);
        data.writeTo(out);
        out.write("\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1));
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("node_count", nodes.size());
        metadata.put("record_size", 24);
        metadata.put("ip_version", 6);
        metadata.put("database_type", "Tiny");
        metadata.put("languages", List.of("en"));
        metadata.put("binary_format_major_version", 2);
        metadata.put("binary_format_minor_version", 0);
        metadata.put("build_epoch", 1_700_000_000);
        metadata.put("description", Map.of("en", "a test"));
        encode(out, metadata);
        return Files.write(file, out.toByteArray());
    }

    private static void encode(ByteArrayOutputStream out, Object value) {
        switch (value) {
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                out.write(2 << 5 | bytes.length);
                out.writeBytes(bytes);
            }
            case Double number -> {
                out.write(3 << 5 | 8);
                out.writeBytes(ByteBuffer.allocate(8).putDouble(number).array());
            }
            case Integer number -> {
                out.write(6 << 5 | 4);
                out.writeBytes(ByteBuffer.allocate(4).putInt(number).array());
            }
            case Boolean truth -> {
                out.write(truth ? 1 : 0);
                out.write(14 - 7);
            }
            case Map<?, ?> map -> {
                out.write(7 << 5 | map.size());
                map.forEach((key, inner) -> {
                    encode(out, key);
                    encode(out, inner);
                });
            }
            case List<?> list -> {
                out.write(list.size());
                out.write(11 - 7);
                list.forEach(inner -> encode(out, inner));
            }
            default -> throw new IllegalArgumentException(value.toString());
        }
    }
}
