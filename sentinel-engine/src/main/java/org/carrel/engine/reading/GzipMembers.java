package org.carrel.engine.reading;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Unpacks gzip, one member after the other. The library's own stream takes a damaged header between two members for
/// the end, and loses what follows without a word; this one ends only where the bytes do, or in zeros, with which tapes
/// are filled up.
final class GzipMembers extends InputStream {
    private static final int HEADER_CHECKED = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;

    private final InputStream stored;
    private final byte[] buffer = new byte[1 << 16];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();
    private int at;
    private int filled;
    private boolean inMember;
    private @Nullable IOException damage;

    GzipMembers(InputStream stored) {
        this.stored = stored;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] b, int from, int length) throws IOException {
        if (damage != null) {
            throw new ZipException(damage.getMessage());
        }
        try {
            return length == 0 ? 0 : unpack(b, from, length);
        } catch (DataFormatException wrong) {
            damage = new ZipException("the packed data is damaged");
            throw damage;
        } catch (IOException broken) {
            damage = broken;
            throw broken;
        }
    }

    private int unpack(byte[] b, int from, int length) throws IOException, DataFormatException {
        while (inMember || header()) {
            int read = inflater.inflate(b, from, length);
            if (read > 0) {
                sum.update(b, from, read);
                return read;
            }
            if (inflater.finished()) {
                at = filled - inflater.getRemaining();
                trailer();
            } else if (inflater.needsInput()) {
                if (at == filled && !fill()) {
                    throw new EOFException("the last member is cut short");
                }
                inflater.setInput(buffer, at, filled - at);
                at = filled;
            } else {
                throw new ZipException("the packed data needs a dictionary");
            }
        }
        return -1;
    }

    /// False at the end.
    private boolean header() throws IOException {
        int first = next();
        while (first == 0) {
            first = next();
        }
        if (first < 0) {
            return false;
        }
        if (first != 0x1f || needed() != 0x8b || needed() != 8) {
            throw new ZipException("no member begins here");
        }
        int flags = needed();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(needed() | needed() << 8);
        }
        for (int text = (flags & NAME) | (flags & COMMENT); text != 0; text &= text - 1) {
            int c = needed();
            while (c != 0) {
                c = needed();
            }
        }
        skip((flags & HEADER_CHECKED) != 0 ? 2 : 0);
        inflater.reset();
        sum.reset();
        inMember = true;
        return true;
    }

    private void trailer() throws IOException {
        inMember = false;
        long written = inflater.getBytesWritten() & 0xffffffffL;
        if (number() != sum.getValue() || number() != written) {
            throw new ZipException("the check sum is wrong");
        }
    }

    private long number() throws IOException {
        return needed() | needed() << 8 | needed() << 16 | (long) needed() << 24;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            needed();
        }
    }

    private int needed() throws IOException {
        int b = next();
        if (b < 0) {
            throw new EOFException("the last member is cut short");
        }
        return b;
    }

    private int next() throws IOException {
        return at < filled || fill() ? buffer[at++] & 0xff : -1;
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, stored.read(buffer, 0, buffer.length));
        return filled > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        stored.close();
    }
}
