package org.carrel.buildings.premises;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.carrel.buildings.BuildingsSettings;
import org.carrel.privacy.SigningKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The key for lists that gates keep: by its public half a gate knows that a list is the library's. Made when it is
/// first needed.
@Component
public class SnapshotKey {

    private final Path file;
    private @Nullable SigningKey key;

    SnapshotKey(BuildingsSettings settings) {
        this.file = settings.snapshotKeyFile();
    }

    public synchronized SigningKey key() {
        SigningKey known = key;
        if (known == null) {
            known = read();
            key = known;
        }
        return known;
    }

    private SigningKey read() {
        try {
            return SigningKey.at(file, "key of the gates' lists");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
