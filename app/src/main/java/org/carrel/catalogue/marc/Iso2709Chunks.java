package org.carrel.catalogue.marc;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Records end where their terminator stands: the lengths in leaders lie.
final class Iso2709Chunks implements Chunks {

    private static final int TERMINATOR = 0x1D;
    private static final int PIECE = 1 << 16;

    private final InputStream input;
    private final byte[] piece = new byte[PIECE];
    private final ChunkBytes bytes = new ChunkBytes();
    private int at;
    private int end;
    private long before;
    private long count;

    Iso2709Chunks(InputStream input) {
        this.input = input;
    }

    @Override
    public @Nullable Chunk next() throws IOException {
        if (!skipBetween()) {
            return null;
        }
        long offset = before + at;
        while (at < end || fill()) {
            int stop = at;
            while (stop < end && piece[stop] != TERMINATOR) {
                stop++;
            }
            boolean found = stop < end;
            bytes.add(piece, at, found ? stop + 1 : stop);
            at = found ? stop + 1 : stop;
            if (found) {
                return bytes.chunk(++count, offset, "");
            }
        }
        return bytes.chunk(++count, offset, "no_terminator");
    }

    /// Line ends, and the end of file that old systems wrote, stand between records and are none.
    private boolean skipBetween() throws IOException {
        while (at < end || fill()) {
            byte found = piece[at];
            if (found != '\n' && found != '\r' && found != ' ' && found != 0 && found != 0x1A) {
                return true;
            }
            at++;
        }
        return false;
    }

    private boolean fill() throws IOException {
        before += end;
        at = 0;
        end = Math.max(0, input.read(piece));
        return end > 0;
    }

    @Override
    public MarcRead read(Chunk chunk) {
        return Iso2709Reader.read(chunk);
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
