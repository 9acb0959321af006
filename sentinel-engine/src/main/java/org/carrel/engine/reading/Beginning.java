package org.carrel.engine.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The first lines of a source, and the way to read it from the start again.
///
/// @param lines at most [Recognition#LINES]; those above 8 KB tell little and are left out, unless there are no others
/// @param stream for a source that can be read once: all of it, the part already read put back; null for others
record Beginning(
        LogSource source, List<byte[]> lines, @Nullable InputStream stream, Unpacked.Counted counted) {
    private static final int MOST = 1 << 22;
    private static final int LONGEST = 8192;

    static Beginning of(LogSource source) throws IOException {
        Unpacked.Counted counted = new Unpacked.Counted();
        InputStream stream = Unpacked.of(source.open(), counted);
        if (source.canBeReadAgain()) {
            try (stream) {
                return new Beginning(source, lines(head(stream)), null, new Unpacked.Counted());
            }
        }
        byte[] head = head(stream);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), stream);
        return new Beginning(source, lines(head), whole, counted);
    }

    /// Opens the source at its start.
    InputStream open() throws IOException {
        return stream != null ? stream : Unpacked.of(source.open(), counted);
    }

    /// Enough bytes for the first lines; what breaks later will break again when it is read.
    private static byte[] head(InputStream stream) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 14];
        int newlines = 0;
        try {
            while (head.size() < MOST && newlines < Recognition.LINES) {
                int read = stream.read(buffer);
                if (read < 0) {
                    break;
                }
                for (int i = 0; i < read; i++) {
                    newlines += buffer[i] == '\n' ? 1 : 0;
                }
                head.write(buffer, 0, read);
            }
        } catch (IOException broken) {
            return head.toByteArray();
        }
        return head.toByteArray();
    }

    private static List<byte[]> lines(byte[] head) {
        LineBuffer buffer = new LineBuffer(new Chunk(head, head.length, true, false, false, 0, 0));
        List<byte[]> lines = new ArrayList<>();
        byte @Nullable [] cut = null;
        while (lines.size() < Recognition.LINES && buffer.next()) {
            int to = Math.min(buffer.to(), buffer.from() + LONGEST);
            byte[] line = Arrays.copyOfRange(buffer.bytes(), buffer.from(), to);
            if (to == buffer.to()) {
                lines.add(line);
            } else {
                cut = line;
            }
        }
        if (lines.isEmpty() && cut != null) {
            lines.add(cut);
        }
        return lines;
    }
}
