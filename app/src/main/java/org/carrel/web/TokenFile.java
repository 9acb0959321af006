package org.carrel.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;

/// A bearer token for whoever runs Carrel: a file that only its owner reads. Replacing the file and starting again
/// replaces the token.
public final class TokenFile {

    private final byte[] token;

    private TokenFile(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /// @param file one line of text, without white space around it; made as [SecretCode#token] makes one where it is
    ///     not there
    /// @param name what to call the file in an error's sentence, at its beginning
    /// @throws UncheckedIOException when it cannot be read or made
    public static TokenFile readOrMake(Path file, String name) {
        try {
            if (!Files.exists(file)) {
                make(file.toAbsolutePath());
            }
            return new TokenFile(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read or written", e);
        }
    }

    private static void make(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(
                file.getParent(),
                file.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, SecretCode.token(""));
        Files.move(fresh, file);
    }

    public boolean holds(String shown) {
        // Compared in constant time: an answer's delay must not tell how much of a guess was right.
        return MessageDigest.isEqual(token, shown.getBytes(StandardCharsets.UTF_8));
    }
}
