package org.carrel.engine.keeping;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumSet;

/// Eight bytes that say what it is, four of version, the content, and the SHA-256 of all that: a file cut short or
/// changed anywhere is told from a whole one. Only its owner may read it.
final class SealedFile {
    static final int VERSION = 2;

    private static final long MAGIC = 0x43415252454C4B50L; // CARRELKP
    private static final int HEAD = Long.BYTES + Integer.BYTES;
    private static final int SEAL = 32;
    private static final int BUFFER = 1 << 16;

    interface Content {
        void write(DataOutput out) throws IOException;
    }

    interface Reading<T> {
        T read(DataInput in) throws IOException;
    }

    /// Why a file cannot be used, as the rest of a sentence that begins with its name.
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String why) {
            super(why);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    private SealedFile() {}

    /// The file is on the disk when this returns.
    ///
    /// @return its size in bytes
    static long write(Path file, Content content) throws IOException {
        EnumSet<StandardOpenOption> fresh = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        MessageDigest digest = sha256();
        try (FileChannel channel = FileChannel.open(file, fresh, ownerOnly(file, "rw-------"))) {
            DigestOutputStream sealed = new DigestOutputStream(Channels.newOutputStream(channel), digest);
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(sealed, BUFFER));
            out.writeLong(MAGIC);
            out.writeInt(VERSION);
            content.write(out);
            out.flush();
            sealed.on(false);
            sealed.write(digest.digest());
            channel.force(true);
            return channel.size();
        }
    }

    static <T> T read(Path file, Reading<T> reading) throws Unusable {
        try {
            check(file);
            try (DataInputStream in =
                    new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
                in.skipNBytes(HEAD);
                return reading.read(in);
            }
        } catch (EOFException | IllegalArgumentException otherwise) {
            // it is whole, so it was another program that wrote it
            throw new Unusable("was written by another version of Carrel");
        } catch (IOException broken) {
            throw new Unusable("cannot be read");
        }
    }

    private static void check(Path file) throws Unusable, IOException {
        long rest = Files.size(file) - SEAL;
        MessageDigest digest = sha256();
        try (InputStream stored = Files.newInputStream(file);
                DataInputStream in =
                        new DataInputStream(new DigestInputStream(new BufferedInputStream(stored, BUFFER), digest))) {
            if (rest < HEAD || in.readLong() != MAGIC) {
                throw new Unusable("is damaged or cut short");
            }
            int version = in.readInt();
            byte[] buffer = new byte[BUFFER];
            for (long left = rest - HEAD; left > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(left, BUFFER));
                if (read < 0) {
                    throw new Unusable("is damaged or cut short");
                }
                left -= read;
            }
            byte[] expected = digest.digest();
            if (!Arrays.equals(expected, in.readNBytes(SEAL))) {
                throw new Unusable("is damaged or cut short");
            }
            if (version != VERSION) {
                throw new Unusable("was written by another version of Carrel");
            }
        }
    }

    static FileAttribute<?>[] ownerOnly(Path path, String mode) {
        boolean modes = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return modes
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", broken);
        }
    }
}
