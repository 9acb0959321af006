package org.carrel.people.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Function;

/// A file that came over the web. It is stored whole before it is read, and goes as soon as it was.
final class ReceivedFile {

    private ReceivedFile() {}

    /// What is longer is cut one byte behind this, and refused for its length.
    static final long MOST = 1L << 30;

    private static final int PIECE = 1 << 16;

    static <T> T with(InputStream body, Function<Path, T> work) {
        try {
            Path file = Files.createTempFile(
                    "carrel-feed",
                    ".received",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                try (OutputStream output = Files.newOutputStream(file)) {
                    store(body, output);
                }
                return work.apply(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void store(InputStream body, OutputStream output) throws IOException {
        byte[] piece = new byte[PIECE];
        long left = MOST + 1;
        for (int read = body.read(piece); read >= 0 && left > 0; read = body.read(piece)) {
            int taken = (int) Math.min(read, left);
            output.write(piece, 0, taken);
            left -= taken;
        }
    }
}
