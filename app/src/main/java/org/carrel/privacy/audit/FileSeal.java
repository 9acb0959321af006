package org.carrel.privacy.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.carrel.privacy.SigningKey;

/// The library's signature over the lines of a file: the rows are bound to each other, and this binds where they begin
/// and all else that stands in the file.
final class FileSeal {

    private static final byte[] MEANT = "carrel audit file 1".getBytes(StandardCharsets.US_ASCII);

    private final MessageDigest digest;

    FileSeal() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
        digest.update(MEANT);
    }

    void add(String line) {
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    byte[] sign(SigningKey key) {
        return key.sign(sum());
    }

    boolean isSound(byte[] publicKey, byte[] seal) {
        return Ed25519.isSound(publicKey, sum(), seal);
    }

    /// Of the lines so far; more may follow.
    private byte[] sum() {
        try {
            return ((MessageDigest) digest.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 can be copied", e);
        }
    }
}
