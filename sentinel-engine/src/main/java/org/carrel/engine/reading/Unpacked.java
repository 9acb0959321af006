package org.carrel.engine.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/// Opens a log that may be gzipped: told by its first two bytes, whatever its name.
final class Unpacked {
    private Unpacked() {}

    /// @param counted counts the bytes as stored, for progress
    static InputStream of(InputStream stored, Counted counted) throws IOException {
        counted.attach(stored);
        PushbackInputStream start = new PushbackInputStream(counted, 2);
        int first = start.read();
        int second = first < 0 ? -1 : start.read();
        if (second >= 0) {
            start.unread(second);
        }
        if (first >= 0) {
            start.unread(first);
        }
        return first == 0x1f && second == 0x8b ? new GzipMembers(start) : start;
    }

    /// Counts bytes as they are read.
    static final class Counted extends InputStream {
        private InputStream stream = InputStream.nullInputStream();
        private long bytes;

        void attach(InputStream stored) {
            stream = stored;
        }

        long bytes() {
            return bytes;
        }

        @Override
        public int read() throws IOException {
            int b = stream.read();
            bytes += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] b, int from, int length) throws IOException {
            int read = stream.read(b, from, length);
            bytes += Math.max(read, 0);
            return read;
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
