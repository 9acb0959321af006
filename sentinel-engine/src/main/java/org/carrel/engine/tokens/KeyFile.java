package org.carrel.engine.tokens;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// The PKCS#12 file that holds both keys of each epoch. The epoch is part of the entries' names:
/// `identifying-1`, `hashing-1`.
public final class KeyFile implements EpochStore {
    /// PKCS#12 wants a password; this one is public, so the file's mode is then the only guard.
    private static final char[] NO_PASSPHRASE = "carrel".toCharArray();

    private static final String IDENTIFYING = "identifying-";
    private static final String HASHING = "hashing-";

    private final Path file;

    public KeyFile(Path file) {
        this.file = file;
    }

    /// `$XDG_CONFIG_HOME/carrel/keys.p12`, else `$HOME/.config/carrel/keys.p12`.
    public static Path defaultLocation(Map<String, String> environment) {
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        if (!config.isBlank() && Path.of(config).isAbsolute()) {
            return Path.of(config, "carrel", "keys.p12");
        }
        String home = environment.getOrDefault("HOME", "");
        return Path.of(home.isBlank() ? System.getProperty("user.home", ".") : home, ".config", "carrel", "keys.p12");
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /// The file opens without a passphrase: only its mode guards it.
    public boolean opensWithoutPassphrase() throws KeyProblem {
        try {
            keyStore(NO_PASSPHRASE);
            return true;
        } catch (WrongPassphrase guarded) {
            return false;
        }
    }

    /// Group or others may read the file.
    public boolean isExposed() {
        return PrivateFile.isReadableByOthers(file);
    }

    /// The keys of the current epoch.
    ///
    /// @param passphrase null for a file that is guarded by its mode alone
    @Override
    public Keys open(char @Nullable [] passphrase) throws KeyProblem {
        return openAll(passphrase).current();
    }

    /// The keys of all epochs.
    ///
    /// @param passphrase as for [#open]
    @Override
    public Epochs openAll(char @Nullable [] passphrase) throws KeyProblem {
        char[] used = passphrase == null ? NO_PASSPHRASE : passphrase;
        try {
            KeyStore store = keyStore(used);
            List<Keys> found = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (alias.startsWith(IDENTIFYING)) {
                    found.add(keys(store, Integer.parseInt(alias.substring(IDENTIFYING.length())), used));
                }
            }
            if (!found.isEmpty()) {
                return new Epochs(found);
            }
        } catch (WrongPassphrase wrong) {
            throw new KeyProblem(
                    passphrase == null
                            ? "The keystore " + file + " needs its passphrase: set CARREL_KEY_PASSPHRASE."
                            : "The passphrase does not open the keystore " + file
                                    + ": check CARREL_KEY_PASSPHRASE, or what you typed.");
        } catch (GeneralSecurityException | NumberFormatException unfit) {
            throw notOurs();
        }
        throw notOurs();
    }

    /// Begins an epoch with a fresh identifying key; the old one stays until it is destroyed. The
    /// hashing key goes on, for with another no network or document would be known again.
    ///
    /// @param passphrase as for [#open]
    /// @return the new epoch's keys
    @Override
    public Keys rotate(char @Nullable [] passphrase) throws KeyProblem {
        Epochs epochs = openAll(passphrase);
        Keys last = epochs.current();
        Keys next = new Keys(last.epoch() + 1, Keys.random(last.epoch() + 1).identifying(), last.hashing());
        List<Keys> all = new ArrayList<>(epochs.keys());
        all.add(next);
        replace(all, passphrase);
        return next;
    }

    /// Forgets the keys of an epoch: nobody can turn its tokens back any more, but for copies of
    /// the keystore.
    ///
    /// @param passphrase as for [#open]
    /// @throws KeyProblem also when there is no such epoch, or it is the current one
    @Override
    public void destroy(int epoch, char @Nullable [] passphrase) throws KeyProblem {
        Epochs epochs = openAll(passphrase);
        if (epochs.of(epoch) == null) {
            throw new KeyProblem("The keystore " + file + " holds no key of epoch " + epoch + ".");
        }
        if (epochs.current().epoch() == epoch) {
            throw new KeyProblem("Epoch " + epoch + " is the current one: begin another first.");
        }
        replace(epochs.keys().stream().filter(pair -> pair.epoch() != epoch).toList(), passphrase);
    }

    private void replace(List<Keys> all, char @Nullable [] passphrase) throws KeyProblem {
        try {
            PrivateFile.replace(file, bytes(all, passphrase == null ? NO_PASSPHRASE : passphrase));
        } catch (IOException refused) {
            throw new KeyProblem("The keystore " + file + " could not be written: it is as it was.");
        }
    }

    private static byte[] bytes(List<Keys> all, char[] passphrase) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            KeyStore.ProtectionParameter guard = new KeyStore.PasswordProtection(passphrase);
            for (Keys keys : all) {
                store.setEntry(IDENTIFYING + keys.epoch(), new KeyStore.SecretKeyEntry(keys.identifying()), guard);
                store.setEntry(HASHING + keys.epoch(), new KeyStore.SecretKeyEntry(keys.hashing()), guard);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, passphrase);
            return bytes.toByteArray();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("PKCS#12 is part of every Java platform", broken);
        }
    }

    private Keys keys(KeyStore store, int epoch, char[] passphrase) throws GeneralSecurityException, KeyProblem {
        if (store.getKey(IDENTIFYING + epoch, passphrase) instanceof SecretKey identifying
                && store.getKey(HASHING + epoch, passphrase) instanceof SecretKey hashing
                && length(identifying) == Keys.IDENTIFYING_BYTES
                && length(hashing) == Keys.HASHING_BYTES) {
            return new Keys(epoch, identifying, hashing);
        }
        throw notOurs();
    }

    private static int length(SecretKey key) {
        byte[] encoded = key.getEncoded();
        return encoded == null ? 0 : encoded.length;
    }

    /// Writes fresh keys to a file only its owner may read. Two programs that do this at once agree
    /// on one file: the second gets the first's keys.
    public Keys create(char @Nullable [] passphrase) throws KeyProblem {
        return create(passphrase, 1);
    }

    @Override
    public Keys openOrCreate(char @Nullable [] passphrase, int first) throws KeyProblem {
        return exists() ? open(passphrase) : create(passphrase, first);
    }

    private Keys create(char @Nullable [] passphrase, int first) throws KeyProblem {
        char[] used = passphrase == null ? NO_PASSPHRASE : passphrase;
        Keys keys = Keys.random(first);
        try {
            return PrivateFile.create(file, bytes(List.of(keys), used)) ? keys : open(passphrase);
        } catch (IOException refused) {
            throw new KeyProblem(
                    "The keystore " + file + " could not be written: choose a folder you may write to with --key.");
        }
    }

    private KeyStore keyStore(char[] passphrase) throws KeyProblem, WrongPassphrase {
        byte[] bytes = read();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), passphrase);
            return store;
        } catch (IOException unfit) {
            if (unfit.getCause() instanceof GeneralSecurityException) {
                throw new WrongPassphrase();
            }
            throw notOurs();
        } catch (GeneralSecurityException unfit) {
            throw notOurs();
        }
    }

    private byte[] read() throws KeyProblem {
        try {
            if (Files.isDirectory(file)) {
                throw new KeyProblem(file + " is a folder: give the keystore file itself with --key.");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new KeyProblem("There is no keystore " + file + ": give the one the scan used with --key.");
        } catch (AccessDeniedException denied) {
            throw new KeyProblem("You may not read the keystore " + file + ": ask its owner.");
        } catch (IOException unreadable) {
            throw new KeyProblem("The keystore " + file + " cannot be read.");
        }
    }

    private KeyProblem notOurs() {
        return new KeyProblem(file + " is not a Carrel keystore: give the file that `carrel scan` created.");
    }

    private static final class WrongPassphrase extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
