package org.carrel.people.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Function;

/// A file that came over the web. It is stored whole before it is read, and goes as soon as it was.
final class ReceivedFile {

    private ReceivedFile() {}

    static <T> T with(InputStream body, Function<Path, T> work) {
        try {
            Path file = Files.createTempFile(
                    "carrel-feed",
                    ".received",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
                return work.apply(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
