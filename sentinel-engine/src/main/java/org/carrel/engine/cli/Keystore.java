package org.carrel.engine.cli;

import java.nio.file.Path;
import java.util.Arrays;
import org.carrel.engine.tokens.EpochStore;
import org.carrel.engine.tokens.Epochs;
import org.carrel.engine.tokens.KeyDevice;
import org.carrel.engine.tokens.KeyFile;
import org.carrel.engine.tokens.KeyProblem;
import org.carrel.engine.tokens.Keys;
import org.jspecify.annotations.Nullable;

/// Opens the keystore, asking for the passphrase where one is needed and somebody is there. A key device's PIN is not
/// asked for: who types it wrong locks the device.
final class Keystore {
    static final String PASSPHRASE = "CARREL_KEY_PASSPHRASE";
    static final String PIN = "CARREL_KEY_PIN";

    private final Desk desk;
    private final Path file;
    private final EpochStore keys;

    Keystore(Desk desk, @Nullable Path given) {
        this.desk = desk;
        this.file = given == null ? KeyFile.defaultLocation(desk.environment()) : given;
        this.keys = EpochStore.at(file);
    }

    Path file() {
        return file;
    }

    /// The keys; fresh ones in a new file when there is none yet.
    Keys openOrCreate() throws Refusal {
        try {
            return switch (keys) {
                case KeyFile there when there.exists() -> there.open(guard());
                case KeyFile none -> created(none);
                case KeyDevice device -> device.openOrCreate(guard(), 1);
            };
        } catch (KeyProblem problem) {
            throw new Refusal(Exit.KEY, problem.sentence());
        }
    }

    /// As [#openOrCreate], the keys of all epochs.
    Epochs openAllOrCreate() throws Refusal {
        if (keys instanceof KeyFile there && there.exists()) {
            return openAll();
        }
        Keys current = openOrCreate();
        return keys instanceof KeyDevice ? openAll() : new Epochs(java.util.List.of(current));
    }

    /// The keys of all epochs.
    Epochs openAll() throws Refusal {
        try {
            return keys.openAll(guard());
        } catch (KeyProblem problem) {
            throw new Refusal(Exit.KEY, problem.sentence());
        }
    }

    /// Begins a new epoch.
    ///
    /// @return the epochs there are now
    Epochs rotate() throws Refusal {
        try {
            char @Nullable [] guard = guard();
            keys.rotate(guard);
            return keys.openAll(guard);
        } catch (KeyProblem problem) {
            throw new Refusal(Exit.KEY, problem.sentence());
        }
    }

    /// @return the epochs there are now
    Epochs destroy(int epoch) throws Refusal {
        try {
            char @Nullable [] guard = guard();
            keys.destroy(epoch, guard);
            return keys.openAll(guard);
        } catch (KeyProblem problem) {
            throw new Refusal(Exit.KEY, problem.sentence());
        }
    }

    private Keys created(KeyFile none) throws KeyProblem {
        char[] passphrase = given(PASSPHRASE);
        if (passphrase == null) {
            passphrase = chosen();
        }
        Keys made = none.create(passphrase);
        desk.say("new keys were written to " + file + ": keep a copy, without them no token can be turned back.");
        if (passphrase == null) {
            sayUnguarded();
        }
        return made;
    }

    private char @Nullable [] chosen() throws KeyProblem {
        char[] first = desk.terminal().ask("Passphrase for the new keystore (empty for none): ");
        if (first == null || first.length == 0) {
            return null;
        }
        char[] second = desk.terminal().ask("The same again: ");
        if (!Arrays.equals(first, second)) {
            throw new KeyProblem("The two passphrases differ: start again.");
        }
        return first;
    }

    /// The passphrase, asked for where one is needed; null where the file's mode guards it.
    private char @Nullable [] guard() throws KeyProblem {
        return switch (keys) {
            case KeyFile there -> guard(there);
            case KeyDevice device -> given(PIN);
        };
    }

    private char @Nullable [] guard(KeyFile keys) throws KeyProblem {
        boolean open = keys.opensWithoutPassphrase();
        if (keys.isExposed() && open) {
            throw new KeyProblem("The keystore " + file
                    + " has no passphrase and others may read it: run chmod 600 on it, and think of replacing it.");
        }
        if (keys.isExposed()) {
            desk.say("others may read the keystore " + file + ": run chmod 600 on it.");
        }
        if (open) {
            sayUnguarded();
            return null;
        }
        char[] passphrase = given(PASSPHRASE);
        return passphrase != null ? passphrase : desk.terminal().ask("Passphrase for " + file + ": ");
    }

    private char @Nullable [] given(String name) {
        String given = desk.environment().getOrDefault(name, "");
        return given.isEmpty() ? null : given.toCharArray();
    }

    private void sayUnguarded() {
        desk.say("the keystore " + file + " has no passphrase: it is guarded by its file mode alone.");
    }
}
