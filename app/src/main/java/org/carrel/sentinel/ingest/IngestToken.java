package org.carrel.sentinel.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.carrel.sentinel.SentinelAudience;
import org.carrel.web.ApiCaller;
import org.carrel.web.ApiTokens;
import org.carrel.web.For;
import org.springframework.stereotype.Component;

/// The bearer token that may send logs: a file in the data folder, readable by its owner only.
/// Replacing the file and starting again replaces the token.
@For({})
@Component
class IngestToken implements ApiTokens {

    private static final int BYTES = 32;

    private final byte[] token;

    IngestToken(SentinelSettings settings) {
        this.token = readOrMake(settings.tokenFile()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<ApiCaller> caller(String shown) {
        // Compared in constant time: an answer's delay must not tell how much of a guess was right.
        return MessageDigest.isEqual(token, shown.getBytes(StandardCharsets.UTF_8))
                ? Optional.of(new ApiCaller("log-sender", Set.of(SentinelAudience.SEND_LOGS)))
                : Optional.empty();
    }

    private static String readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                byte[] random = new byte[BYTES];
                new SecureRandom().nextBytes(random);
                Path fresh = Files.createTempFile(
                        file.toAbsolutePath().getParent(),
                        "ingest",
                        ".new",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(fresh, HexFormat.of().formatHex(random));
                Files.move(fresh, file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The token file in the data folder cannot be read or written", e);
        }
    }
}
