package org.carrel.sentinel.ingest;

import org.carrel.engine.tokens.KeyFile;
import org.carrel.engine.tokens.KeyProblem;
import org.carrel.engine.tokens.Keys;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The keys that make tokens, kept in the data folder and made on first use.
@Component
class TokenKeys {

    private final SentinelSettings settings;
    private @Nullable Keys keys;

    TokenKeys(SentinelSettings settings) {
        this.settings = settings;
    }

    synchronized Keys open() throws KeyProblem {
        Keys opened = keys;
        if (opened == null) {
            KeyFile file = new KeyFile(settings.keystore());
            String passphrase = settings.keyPassphrase();
            char @Nullable [] guard = passphrase == null || passphrase.isEmpty() ? null : passphrase.toCharArray();
            opened = file.exists() ? file.open(guard) : file.create(guard);
            keys = opened;
        }
        return opened;
    }
}
