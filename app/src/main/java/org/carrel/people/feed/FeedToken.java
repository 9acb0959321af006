package org.carrel.people.feed;

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
import org.carrel.web.ApiCaller;
import org.carrel.web.ApiTokens;
import org.carrel.web.For;
import org.springframework.stereotype.Component;

/// The bearer token by which whoever runs Carrel delivers files from the command line: a file that only its owner
/// reads.
/// Replacing the file and starting again replaces the token.
@For({})
@Component
class FeedToken implements ApiTokens {

    private static final int BYTES = 32;

    private final byte[] token;

    FeedToken(FeedSettings settings) {
        this.token = readOrMake(settings.tokenFile().toAbsolutePath()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<ApiCaller> caller(String shown) {
        // Compared in constant time: an answer's delay must not tell how much of a guess was right.
        return MessageDigest.isEqual(token, shown.getBytes(StandardCharsets.UTF_8))
                ? Optional.of(new ApiCaller("feed-sender", Set.of("SEND_FEEDS")))
                : Optional.empty();
    }

    private static String readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                byte[] random = new byte[BYTES];
                new SecureRandom().nextBytes(random);
                Path fresh = Files.createTempFile(
                        file.getParent(),
                        "feeds",
                        ".new",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(fresh, HexFormat.of().formatHex(random));
                Files.move(fresh, file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The token file of feeds cannot be read or written", e);
        }
    }
}
