package org.carrel.sentinel.ingest;

import java.util.Optional;
import org.carrel.engine.tokens.EpochStore;
import org.carrel.engine.tokens.KeyDevice;
import org.carrel.engine.tokens.KeyFile;
import org.carrel.engine.tokens.KeyProblem;
import org.carrel.engine.tokens.Keys;
import org.carrel.engine.tokens.KeysAway;
import org.carrel.engine.tokens.Pseudonymiser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The keys that make tokens, in a file or on a key device, made on first use. While they cannot be
/// had, nothing is read; what waits is read when they are back.
@Component
class TokenKeys {

    /// No proxy lets a name with a space in.
    private static final String NOBODY = "nobody at all";

    private final SentinelSettings settings;
    private final EpochStore store;
    private final KnownEpochs epochs;
    private @Nullable Keys keys;
    private @Nullable String trouble;

    TokenKeys(SentinelSettings settings, KnownEpochs epochs) {
        this.settings = settings;
        this.epochs = epochs;
        this.store = EpochStore.at(settings.keystore());
    }

    /// @throws KeysAway with a sentence: the keystore is missing, does not open, or does not answer
    synchronized Keys open() {
        Keys opened = keys;
        if (opened == null) {
            try {
                opened = required();
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

    /// Keys are made where there were never any; where tokens were made already, only their own keys will do.
    private Keys required() throws KeyProblem {
        Optional<KnownEpochs.Known> known = epochs.newest();
        KeyFile before = new KeyFile(settings.keyFile());
        boolean follows = store instanceof KeyDevice && before.exists();
        Keys opened;
        if (known.isEmpty() || follows) {
            // A device that follows a file goes on counting, so that no two keys make tokens of one epoch.
            opened = store.openOrCreate(
                    guard(), follows ? before.open(settings.passphrase()).epoch() + 1 : 1);
        } else if (settings.keysLost()) {
            opened = store.openOrCreate(guard(), known.get().epoch() + 1);
        } else {
            opened = store.open(guard());
        }
        requireSame(opened);
        return opened;
    }

    private void requireSame(Keys opened) throws KeyProblem {
        String token = new Pseudonymiser(opened).account(NOBODY);
        if (!epochs.remember(new KnownEpochs.Known(opened.epoch(), token))
                .check()
                .equals(token)) {
            throw new KeyProblem("The keys in " + settings.keystore() + " are not those that made the tokens of epoch "
                    + opened.epoch() + " here: put those back. With others, everybody would be somebody else.");
        }
    }
}
