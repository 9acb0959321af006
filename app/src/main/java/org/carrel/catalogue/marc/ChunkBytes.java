package org.carrel.catalogue.marc;

import java.util.Arrays;

/// Bytes of one chunk as they come, and no more of them than a record may have.
final class ChunkBytes {

    private static final int FIRST = 4096;

    private byte[] bytes = new byte[FIRST];
    private int length;
    private boolean tooLong;

    void add(int value) {
        if (length == Chunk.MOST) {
            tooLong = true;
            return;
        }
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(Chunk.MOST, bytes.length * 2));
        }
        bytes[length++] = (byte) value;
    }

    void add(byte[] from, int start, int end) {
        int taken = Math.min(end - start, Chunk.MOST - length);
        tooLong |= taken < end - start;
        if (length + taken > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.clamp(2L * (length + taken), FIRST, Chunk.MOST));
        }
        System.arraycopy(from, start, bytes, length, taken);
        length += taken;
    }

    boolean isEmpty() {
        return length == 0;
    }

    int length() {
        return length;
    }

    /// Empties it.
    ///
    /// @param fault where it is not too long
    Chunk chunk(long position, long offset, String fault) {
        Chunk chunk = tooLong
                ? new Chunk(position, offset, Arrays.copyOf(bytes, Chunk.KEPT), "too_long")
                : new Chunk(position, offset, Arrays.copyOf(bytes, length), fault);
        clear();
        return chunk;
    }

    void clear() {
        length = 0;
        tooLong = false;
        if (bytes.length > 1 << 20) {
            bytes = new byte[FIRST];
        }
    }
}
