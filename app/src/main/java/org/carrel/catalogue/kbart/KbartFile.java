package org.carrel.catalogue.kbart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import org.carrel.catalogue.marc.MarcFile;
import org.carrel.catalogue.marc.Problem;
import org.carrel.catalogue.marc.Unreadable;
import org.jspecify.annotations.Nullable;

/// A list of titles: a header, then a title a line, parted by tabs.
public final class KbartFile implements Closeable {

    private static final int LONGEST = 64 << 10;
    private static final int PIECE = 1 << 16;

    private final InputStream input;
    private final byte[] piece = new byte[PIECE];
    private final byte[] line = new byte[LONGEST];
    private final KbartColumns columns;
    private int at;
    private int end;
    private int length;
    private boolean tooLong;
    private long number;

    private KbartFile(InputStream input) throws IOException {
        this.input = input;
        if (!step()) {
            throw new Unreadable("empty", "");
        }
        this.columns = KbartColumns.of(new String(line, 0, length, UTF_8));
    }

    /// @throws Unreadable for a file that is none
    public static KbartFile open(Path file) throws IOException {
        InputStream input = MarcFile.text(file);
        try {
            return new KbartFile(input);
        } catch (IOException | Unreadable e) {
            input.close();
            throw e;
        }
    }

    /// Columns of the header that the recommendation does not know; they are not read.
    public List<String> unknownColumns() {
        return columns.unknown();
    }

    /// Null at the end.
    public @Nullable KbartRead next() throws IOException {
        while (step()) {
            byte[] raw = java.util.Arrays.copyOf(line, length);
            if (tooLong) {
                return new KbartRead.SetAside(number, raw, Problem.of("too_long"));
            }
            if (!new String(raw, ISO_8859_1).isBlank()) {
                return read(raw);
            }
        }
        return null;
    }

    private KbartRead read(byte[] raw) {
        try {
            return columns.read(
                    number, raw, UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString());
        } catch (CharacterCodingException e) {
            return new KbartRead.SetAside(number, raw, new Problem("encoding_line", "UTF-8"));
        }
    }

    /// Whether there is one more line.
    private boolean step() throws IOException {
        length = 0;
        tooLong = false;
        boolean any = false;
        while (at < end || fill()) {
            any = true;
            byte found = piece[at++];
            if (found == '\n') {
                number++;
                return true;
            }
            if (length < LONGEST) {
                line[length++] = found;
            } else {
                tooLong = true;
            }
        }
        number++;
        return any;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, input.read(piece));
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
