package org.carrel.engine.tokens;

import java.security.DigestException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.SecretKey;

/// HMAC-SHA-256 (RFC 2104) that takes its key in once: each hash starts from copies of the two digests that hold it,
/// which saves half of the blocks for texts as short as an address.
///
/// Not safe for use by several threads.
final class KeyedHash {
    private static final int BLOCK = 64;
    private static final int LENGTH = 32;

    private final MessageDigest inner;
    private final MessageDigest outer;
    private final byte[] digest = new byte[LENGTH];

    /// @param key at most 64 bytes
    KeyedHash(SecretKey key) {
        byte[] bytes = key.getEncoded();
        if (bytes == null || bytes.length > BLOCK) {
            throw new IllegalArgumentException("a hashing key is at most 64 bytes that can be had");
        }
        inner = padded(bytes, (byte) 0x36);
        outer = padded(bytes, (byte) 0x5c);
        java.util.Arrays.fill(bytes, (byte) 0);
    }

    private static MessageDigest padded(byte[] key, byte pad) {
        byte[] block = java.util.Arrays.copyOf(key, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            block[i] ^= pad;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(block);
            java.util.Arrays.fill(block, (byte) 0);
            return digest;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", broken);
        }
    }

    /// @return the 32 bytes of the hash of `prefix` and `bytes[from, to)`, overwritten by the next
    byte[] of(byte prefix, byte[] bytes, int from, int to) {
        MessageDigest text = copy(inner);
        text.update(prefix);
        text.update(bytes, from, to - from);
        return finish(text);
    }

    byte[] of(byte[] bytes) {
        MessageDigest text = copy(inner);
        text.update(bytes);
        return finish(text);
    }

    private byte[] finish(MessageDigest text) {
        try {
            text.digest(digest, 0, LENGTH);
            MessageDigest whole = copy(outer);
            whole.update(digest, 0, LENGTH);
            whole.digest(digest, 0, LENGTH);
            return digest;
        } catch (DigestException tooShort) {
            throw new IllegalStateException("32 bytes hold a SHA-256", tooShort);
        }
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException fixed) {
            throw new IllegalStateException("the platform's SHA-256 can be copied", fixed);
        }
    }
}
