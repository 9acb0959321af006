package org.carrel.engine.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/// Opens a log that may be gzipped: told by its first two bytes, whatever its name.
final class Unpacked {
    private static final int BUFFER = 1 << 16;

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
        return first == 0x1f && second == 0x8b ? new GZIPInputStream(new Members(start), BUFFER) : start;
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

    /// The unzipper takes `available() == 0` between two members for the end, which on a pipe only means that the next
    /// member has not arrived: this waits for it.
    private static final class Members extends FilterInputStream {
        private int ahead = -1;

        Members(InputStream stream) {
            super(stream);
        }

        @Override
        public int available() throws IOException {
            if (ahead < 0) {
                ahead = in.read();
            }
            return ahead < 0 ? 0 : 1;
        }

        @Override
        public int read() throws IOException {
            int b = ahead;
            ahead = -1;
            return b >= 0 ? b : in.read();
        }

        @Override
        public int read(byte[] b, int from, int length) throws IOException {
            if (ahead < 0 || length == 0) {
                return in.read(b, from, length);
            }
            b[from] = (byte) ahead;
            ahead = -1;
            int more = length > 1 ? in.read(b, from + 1, length - 1) : 0;
            return 1 + Math.max(more, 0);
        }
    }
}
