package org.carrel.catalogue.marc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Cuts `<record>` from `<record>` before any parser sees the whole: a parser stops at the first fault of a file, and
/// believes what its beginning declares.
final class MarcXmlChunks implements Chunks {

    private static final int PIECE = 1 << 16;
    private static final int LONGEST_NAME = 200;

    private final InputStream input;
    private final Charset charset;
    private final byte[] piece = new byte[PIECE];
    private final ChunkBytes bytes = new ChunkBytes();
    private final ByteArrayOutputStream tag = new ByteArrayOutputStream();
    private int at;
    private int end;
    private long before;
    private long count;
    private boolean open;
    private boolean hasFields;
    private long offset;

    MarcXmlChunks(InputStream input, Charset charset) {
        this.input = input;
        this.charset = charset;
    }

    @Override
    public @Nullable Chunk next() throws IOException {
        for (int found = read(); found >= 0; found = read()) {
            if (found != '<') {
                keep(found);
                continue;
            }
            long start = before + at - 1;
            String name = name();
            Chunk chunk = step(name.substring(name.indexOf(':') + 1), name.startsWith("/"), start);
            if (chunk != null) {
                return chunk;
            }
        }
        if (open && hasFields) {
            open = false;
            return bytes.chunk(++count, offset, "not_closed");
        }
        return null;
    }

    private @Nullable Chunk step(String local, boolean ends, long start) throws IOException {
        if (local.equals("record") && !ends) {
            // An envelope of the same name around a record has no fields of its own.
            Chunk unfinished = open && hasFields ? bytes.chunk(++count, offset, "not_closed") : null;
            bytes.clear();
            open = true;
            hasFields = false;
            offset = start;
            keepTag();
            return unfinished;
        }
        keepTag();
        if (local.equals("record") || local.equals("/record")) {
            return ended();
        }
        if (local.startsWith("!--")) {
            skip(local.length() >= 5 && local.endsWith("-->"), "-->");
        } else if (local.startsWith("![CDATA[")) {
            skip(local.endsWith("]]>"), "]]>");
        } else if (local.startsWith("!DOCTYPE")) {
            skipDocumentType();
        }
        hasFields |= local.equals("leader") || local.equals("controlfield") || local.equals("datafield");
        return null;
    }

    private @Nullable Chunk ended() throws IOException {
        if (!open || !hasFields) {
            open = false;
            bytes.clear();
            return null;
        }
        int last = tag.toByteArray()[tag.size() - 1];
        while (last != '>' && last >= 0) {
            last = read();
            keep(last);
        }
        open = false;
        return bytes.chunk(++count, offset, "");
    }

    /// What stands behind `<`, up to the space or the end of the tag; with its `>` where it is a comment's.
    private String name() throws IOException {
        tag.reset();
        tag.write('<');
        for (int found = read(); found >= 0; found = read()) {
            if (found == '<') {
                at--;
                break;
            }
            tag.write(found);
            boolean ends = found <= ' ' || found == '>' || found == '/' && tag.size() > 2;
            if (ends || tag.size() > LONGEST_NAME) {
                break;
            }
        }
        String said = tag.toString(StandardCharsets.ISO_8859_1).substring(1);
        return said.startsWith("!") || said.isEmpty() ? said.strip() : said.replaceAll("(?<=.)[/>\\s]$", "");
    }

    private void skip(boolean over, String mark) throws IOException {
        int matched = over ? mark.length() : 0;
        while (matched < mark.length()) {
            int found = read();
            if (found < 0) {
                return;
            }
            keep(found);
            boolean repeats = found == mark.charAt(0) && matched == 2;
            matched = found == mark.charAt(matched) ? matched + 1 : repeats ? 2 : found == mark.charAt(0) ? 1 : 0;
        }
    }

    /// What it declares, entities above all, is nothing to us.
    private void skipDocumentType() throws IOException {
        int depth = tag.toString(StandardCharsets.ISO_8859_1).indexOf('[') < 0 ? 0 : 1;
        for (int found = read(); found >= 0; found = read()) {
            depth += found == '[' ? 1 : found == ']' ? -1 : 0;
            if (found == '>' && depth <= 0) {
                return;
            }
        }
    }

    private void keepTag() {
        if (open) {
            byte[] said = tag.toByteArray();
            bytes.add(said, 0, said.length);
        }
    }

    private void keep(int value) {
        if (open && value >= 0) {
            bytes.add(value);
        }
    }

    private int read() throws IOException {
        if (at == end) {
            before += end;
            at = 0;
            end = Math.max(0, input.read(piece));
            if (end == 0) {
                return -1;
            }
        }
        return piece[at++] & 0xFF;
    }

    @Override
    public MarcRead read(Chunk chunk) {
        return MarcXmlReader.read(chunk, charset);
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
