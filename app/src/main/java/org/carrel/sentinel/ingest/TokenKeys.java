package org.carrel.sentinel.ingest;

import java.util.Optional;
import org.carrel.engine.tokens.EpochStore;
import org.carrel.engine.tokens.KeyDevice;
import org.carrel.engine.tokens.KeyFile;
import org.carrel.engine.tokens.KeyProblem;
import org.carrel.engine.tokens.Keys;
import org.carrel.engine.tokens.KeysAway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The keys that make tokens, in a file or on a key device, made on first use. While they cannot be
/// had, nothing is read; what waits is read when they are back.
@Component
class TokenKeys {

    private final SentinelSettings settings;
    private final EpochStore store;
    private @Nullable Keys keys;
    private @Nullable String trouble;

    TokenKeys(SentinelSettings settings) {
        this.settings = settings;
        this.store = EpochStore.at(settings.keystore());
    }

    /// @throws KeysAway with a sentence: the keystore is missing, does not open, or does not answer
    synchronized Keys open() {
        Keys opened = keys;
        if (opened == null) {
            try {
                opened = store.openOrCreate(guard(), first());
            } catch (KeyProblem problem) {
                trouble = problem.sentence();
                throw new KeysAway(problem.sentence());
            }
            keys = opened;
            trouble = null;
        }
        return opened;
    }

    /// To be told when keys that were open failed: the next who asks opens them anew.
    synchronized void failed(KeysAway away) {
        keys = null;
        trouble = away.sentence();
    }

    /// What keeps the keys from being used; empty while nothing does.
    synchronized Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    private char @Nullable [] guard() {
        return store instanceof KeyDevice ? settings.pin() : settings.passphrase();
    }

    /// A device that follows a file goes on counting, so that no two keys make tokens of one epoch.
    private int first() throws KeyProblem {
        KeyFile before = new KeyFile(settings.keyFile());
        return store instanceof KeyDevice && before.exists()
                ? before.open(settings.passphrase()).epoch() + 1
                : 1;
    }
}
