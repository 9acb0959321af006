package org.carrel.privacy.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.carrel.privacy.SigningKey;

/// The key of the record's checkpoints, and its public half for whoever checks them.
final class RecordKey {

    private static final String PUBLIC = "audit.pub";

    private RecordKey() {}

    /// Makes the key where there is none, and lays its public half beside the record's files.
    static SigningKey at(Path file, Path folder) throws IOException {
        Files.createDirectories(folder);
        SigningKey key = SigningKey.at(file, "key of the record");
        Path shown = folder.resolve(PUBLIC);
        if (!Files.exists(shown) || !Arrays.equals(key.publicKey(), readPublic(shown))) {
            Files.writeString(shown, Base64.getEncoder().encodeToString(key.publicKey()) + "\n");
        }
        return key;
    }

    /// As X.509 writes it.
    static byte[] readPublic(Path file) throws IOException {
        return Base64.getDecoder().decode(Files.readString(file).strip());
    }
}
