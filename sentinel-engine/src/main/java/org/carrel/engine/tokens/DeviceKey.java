package org.carrel.engine.tokens;

import java.security.Provider;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// The identifying key of an epoch on a key device: names of its two AES halves there, never their
/// bytes.
///
/// @param mac the half for S2V, the first half of an AES-SIV key
/// @param counter the half for counter mode, the second
/// @param device reaches the device
/// @param described where the device's settings are, for messages
record DeviceKey(SecretKey mac, SecretKey counter, Provider device, String described) implements SecretKey {

    @Override
    public String getAlgorithm() {
        return "AES";
    }

    @Override
    public @Nullable String getFormat() {
        return null;
    }

    @Override
    public byte @Nullable [] getEncoded() {
        return null;
    }

    @Override
    public String toString() {
        return "DeviceKey";
    }
}
