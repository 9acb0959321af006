package org.carrel.engine.tokens;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/// A file only its owner may read, there whole or not at all.
final class PrivateFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OTHERS_READ =
            EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private PrivateFile() {}

    /// @return false, with nothing written, when the file was there already
    static boolean create(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("no folder");
        }
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes(folder, "rwx------"));
        }
        Path beside = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            write(beside, content);
            // a hard link appears at once and never replaces another program's file
            Files.createLink(file, beside);
            return true;
        } catch (FileAlreadyExistsException there) {
            return false;
        } catch (UnsupportedOperationException noLinks) {
            Files.move(beside, file);
            return true;
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /// Puts a file in another's place, whole; the bytes of the old one are overwritten where it
    /// lay, which a disk may or may not heed.
    static void replace(Path file, byte[] content) throws IOException {
        Path there = file.toRealPath();
        Path beside = there.resolveSibling("." + there.getFileName() + "." + UUID.randomUUID());
        try {
            write(beside, content);
            try (FileChannel old = FileChannel.open(there, StandardOpenOption.WRITE)) {
                long length = old.size();
                Files.move(beside, there, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                old.write(ByteBuffer.allocate((int) Math.min(length, 1 << 20)), 0);
                old.force(true);
            }
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, attributes(file, "rw-------"))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        if (hasModes(file)) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
    }

    static boolean isReadableByOthers(Path file) {
        try {
            return hasModes(file)
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS_READ::contains);
        } catch (IOException unknown) {
            return false;
        }
    }

    private static FileAttribute<?>[] attributes(Path path, String mode) {
        return hasModes(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    private static boolean hasModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
