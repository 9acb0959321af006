package org.carrel.sentinel.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A folder for raw logs: names and addresses stand in them, so nobody else looks in.
final class PrivateFolder {

    private PrivateFolder() {}

    /// Makes it where it is not there; an existing one stays as the operator set it.
    static Path make(Path folder) throws IOException {
        return Files.isDirectory(folder)
                ? folder
                : Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
