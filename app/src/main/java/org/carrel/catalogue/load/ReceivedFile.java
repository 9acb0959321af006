package org.carrel.catalogue.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A file that came over the web, stored until it is taken in.
///
/// @param size what is longer than the most is cut one byte behind it
record ReceivedFile(Path file, byte[] hash, long size) {

    static final long MOST = 8L << 30;
    private static final int PIECE = 1 << 16;

    static ReceivedFile store(InputStream body, Path folder) {
        try {
            Files.createDirectories(folder);
            Path file = Files.createTempFile(folder, "coming", ".part");
            try (DigestInputStream input = new DigestInputStream(body, sha256());
                    OutputStream output = Files.newOutputStream(file)) {
                long size = copy(input, output);
                return new ReceivedFile(file, input.getMessageDigest().digest(), size);
            } catch (IOException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One that is there already.
    static ReceivedFile of(Path file) throws IOException {
        try (DigestInputStream input = new DigestInputStream(Files.newInputStream(file), sha256())) {
            input.transferTo(OutputStream.nullOutputStream());
            return new ReceivedFile(file, input.getMessageDigest().digest(), Files.size(file));
        }
    }

    boolean isTooLarge() {
        return size > MOST;
    }

    void moveTo(Path target) {
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long copy(InputStream from, OutputStream to) throws IOException {
        byte[] piece = new byte[PIECE];
        long size = 0;
        for (int read = from.read(piece); read >= 0 && size <= MOST; read = from.read(piece)) {
            int taken = (int) Math.min(read, MOST + 1 - size);
            to.write(piece, 0, taken);
            size += taken;
        }
        return size;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
