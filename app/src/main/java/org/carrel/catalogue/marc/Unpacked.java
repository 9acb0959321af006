package org.carrel.catalogue.marc;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// A file, unpacked where it is packed.
final class Unpacked extends FilterInputStream {

    /// Bibliographic records shrink to a tenth. What grows three hundred times was made to fill disks.
    private static final long MOST_GROWTH = 300;

    private static final long SMALL = 64L << 20;
    private static final int BUFFER = 1 << 16;

    private final long packed;
    private long unpacked;

    private Unpacked(InputStream input, long packed) {
        super(input);
        this.packed = packed;
    }

    /// Can go back to its beginning while no more than 64 KB were read.
    static InputStream of(Path file) throws IOException {
        InputStream plain = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        plain.mark(2);
        boolean gzip = plain.read() == 0x1F && plain.read() == 0x8B;
        plain.reset();
        return gzip ? new BufferedInputStream(new Unpacked(opened(plain), Files.size(file)), BUFFER) : plain;
    }

    private static InputStream opened(InputStream plain) throws IOException {
        try {
            return new GZIPInputStream(plain, BUFFER);
        } catch (ZipException | java.io.EOFException e) {
            plain.close();
            throw new Unreadable("gzip", "");
        }
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read;
        try {
            read = super.read(into, from, length);
        } catch (ZipException | java.io.EOFException e) {
            throw new Unreadable("gzip", "");
        }
        unpacked += Math.max(0, read);
        if (unpacked > SMALL && unpacked / MOST_GROWTH > packed) {
            throw new Unreadable("gzip_bomb", "");
        }
        return read;
    }
}
