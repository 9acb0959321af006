package org.carrel.engine.tokens;

import java.security.SecureRandom;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Both keys and the epoch they belong to.
///
/// @param epoch counts up when the keys are replaced; written into every account token, and bound
///     to it
/// @param identifying for AES-256-SIV, turns tokens back into names: 64 bytes, or what stands for
///     them on a key device
/// @param hashing 32 bytes for HMAC-SHA-256
public record Keys(int epoch, SecretKey identifying, SecretKey hashing) {
    static final int IDENTIFYING_BYTES = 64;
    static final int HASHING_BYTES = 32;

    /// Fresh random keys.
    public static Keys random(int epoch) {
        SecureRandom random = new SecureRandom();
        return new Keys(epoch, key(random, IDENTIFYING_BYTES), key(random, HASHING_BYTES));
    }

    /// The same keys every time, for tests and benchmarks whose output must not change.
    public static Keys fixed(int epoch, long seed) {
        java.util.Random random = new java.util.Random(seed);
        return new Keys(epoch, key(random, IDENTIFYING_BYTES), key(random, HASHING_BYTES));
    }

    private static SecretKey key(java.util.Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return new SecretKeySpec(bytes, "AES");
    }

    /// Keys are never printed.
    @Override
    public String toString() {
        return "Keys[epoch=" + epoch + "]";
    }
}
