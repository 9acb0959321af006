package org.carrel.sentinel.identity;

import java.nio.file.Path;
import org.carrel.engine.tokens.KeyFile;
import org.carrel.engine.tokens.KeyProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Opens the keystore for one token and forgets it again. Package-private: nothing but a recorded reveal comes here.
@Component
class Keyholder {

    private final Path keystore;
    private final char @Nullable [] passphrase;

    Keyholder(
            IdentitySettings settings,
            @Value("${carrel.sentinel.folder}") Path folder,
            @Value("${carrel.sentinel.key-passphrase:}") String passphrase) {
        Path own = settings.keystore();
        this.keystore = own == null ? folder.resolve("keys.p12") : own;
        this.passphrase = passphrase.isEmpty() ? null : passphrase.toCharArray();
    }

    /// @return the user name behind the token
    /// @throws KeyProblem with a sentence: the keystore is missing or does not open, or the token is of
    ///     an epoch whose key was destroyed
    String username(String token) throws KeyProblem {
        return new KeyFile(keystore).openAll(passphrase).reveal(token);
    }
}
