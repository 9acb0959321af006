package org.carrel.sentinel.identity;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.carrel.engine.tokens.EpochStore;
import org.carrel.engine.tokens.Epochs;
import org.carrel.engine.tokens.KeyDevice;
import org.carrel.engine.tokens.KeyFile;
import org.carrel.engine.tokens.KeyProblem;
import org.carrel.engine.tokens.KeysAway;
import org.carrel.engine.tokens.Pseudonymiser;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Opens the keystore for one token and forgets it again. Package-private: nothing but a recorded
/// reveal comes here.
///
/// With a key device it has sessions of its own, apart from those of the scoring side, and only
/// asks it: the name is found without a key's ever being here.
@Component
class Keyholder {

    private final EpochStore keystore;
    /// What keys were in before they moved to a key device; tokens of those epochs are turned back
    /// with them.
    private final KeyFile before;
    private final char @Nullable [] passphrase;
    private final char @Nullable [] pin;

    Keyholder(
            IdentitySettings settings,
            @Value("${carrel.sentinel.folder}") Path folder,
            @Value("${carrel.sentinel.keys:#{null}}") @Nullable Path keys,
            @Value("${carrel.sentinel.key-passphrase:}") String passphrase,
            @Value("${carrel.sentinel.key-pin:}") String pin) {
        Path file = folder.resolve("keys.p12");
        Path own = settings.keystore() == null ? keys : settings.keystore();
        this.keystore = EpochStore.at(own == null ? file : own);
        this.before = new KeyFile(file);
        this.passphrase = passphrase.isEmpty() ? null : passphrase.toCharArray();
        this.pin = pin.isEmpty() ? null : pin.toCharArray();
    }

    /// The tokens that the keys of every epoch there is give this user name, by epoch: for showing somebody what is
    /// kept of themselves, and for letting go of it.
    Map<Integer, String> tokens(String username) throws KeysUnopened {
        Map<Integer, String> tokens = new TreeMap<>();
        add(epochs(), username, tokens);
        if (keystore instanceof KeyDevice && before.exists()) {
            add(open(before, passphrase), username, tokens);
        }
        return tokens;
    }

    private static void add(Epochs epochs, String username, Map<Integer, String> tokens) {
        epochs.keys().forEach(keys -> tokens.put(keys.epoch(), new Pseudonymiser(keys).account(username)));
    }

    /// @return the user name behind the token
    /// @throws KeyProblem with a sentence: it is no token, or of an epoch whose key was destroyed
    String username(String token) throws KeyProblem, KeysUnopened {
        Epochs epochs = epochs();
        try {
            return keystore instanceof KeyDevice && !epochs.hold(token) && before.exists()
                    ? open(before, passphrase).reveal(token)
                    : epochs.reveal(token);
        } catch (KeysAway away) {
            throw new KeysUnopened(away.sentence());
        }
    }

    private Epochs epochs() throws KeysUnopened {
        return open(keystore, keystore instanceof KeyDevice ? pin : passphrase);
    }

    private static Epochs open(EpochStore store, char @Nullable [] guard) throws KeysUnopened {
        try {
            return store.openAll(guard);
        } catch (KeyProblem problem) {
            throw new KeysUnopened(problem.sentence());
        } catch (KeysAway away) {
            throw new KeysUnopened(away.sentence());
        }
    }
}
