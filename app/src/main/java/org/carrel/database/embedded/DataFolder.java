package org.carrel.database.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.carrel.database.DatabaseRefused;

/// The folder an embedded installation lives in. One process holds it at a time; the operating system lets go of the
/// lock when that process ends, however it ends.
public final class DataFolder implements AutoCloseable {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /// @throws DatabaseRefused when the folder cannot be written or another Carrel holds it
    public static DataFolder open(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            createParents(path);
            FileChannel channel =
                    FileChannel.open(path.resolve("carrel.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locks(channel)) {
                channel.close();
                throw new DatabaseRefused("Another Carrel already runs on " + path
                        + ": stop it first, or name another folder with --data");
            }
            return new DataFolder(path, channel);
        } catch (AccessDeniedException e) {
            throw new DatabaseRefused("The folder " + path + " cannot be written: name another with --data", e);
        } catch (FileAlreadyExistsException e) {
            throw new DatabaseRefused("The folder " + path + " is a file: name a folder with --data", e);
        } catch (IOException e) {
            throw new DatabaseRefused("The folder " + path + " cannot be used: " + e.getMessage(), e);
        }
    }

    public Path path() {
        return path;
    }

    /// A random text kept in the file `name`, made on first use and readable by its owner only.
    public String secret(String name) {
        Path file = path.resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[32];
                new SecureRandom().nextBytes(random);
                Path fresh = Files.createTempFile(path, name, ".new", OWNER_ONLY_FILE);
                Files.writeString(fresh, HexFormat.of().formatHex(random));
                Files.move(fresh, file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new DatabaseRefused("The file " + file + " cannot be read or written: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new DatabaseRefused("The folder " + path + " could not be released", e);
        }
    }

    /// Makes the folder, or closes an existing one to everybody else.
    static void ownersOnly(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } else {
            Files.createDirectory(folder, OWNER_ONLY_FOLDER);
        }
    }

    private static void createParents(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Path parent = path.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(path, OWNER_ONLY_FOLDER);
        }
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null && lock.isValid();
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
