package org.carrel.engine.tokens;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the keys of all epochs are kept: a PKCS#12 file, or a key device that never gives the
/// identifying ones away.
///
/// The guard is the file's passphrase or the device's PIN; null where the file's mode, or a file
/// that holds the PIN, stands for it.
public sealed interface EpochStore permits KeyFile, KeyDevice {

    /// @param keys a PKCS#12 file; or, when its name ends in `.properties`, what says where the key
    ///     device is
    static EpochStore at(Path keys) {
        return KeyDevice.isDescribedBy(keys) ? new KeyDevice(keys) : new KeyFile(keys);
    }

    /// The keys of the current epoch.
    Keys open(char @Nullable [] guard) throws KeyProblem;

    /// The keys of all epochs.
    Epochs openAll(char @Nullable [] guard) throws KeyProblem;

    /// The keys of the current epoch; fresh ones where there were never any.
    ///
    /// @param first the epoch that fresh keys begin with
    Keys openOrCreate(char @Nullable [] guard, int first) throws KeyProblem;

    /// Begins an epoch with a fresh identifying key; the old one stays until it is destroyed. The
    /// hashing key goes on, for with another no network or document would be known again.
    ///
    /// @return the new epoch's keys
    Keys rotate(char @Nullable [] guard) throws KeyProblem;

    /// Forgets the identifying key of an epoch: nobody can turn its tokens back any more, but for
    /// copies of the store.
    ///
    /// @throws KeyProblem also when there is no such epoch, or it is the current one
    void destroy(int epoch, char @Nullable [] guard) throws KeyProblem;
}
