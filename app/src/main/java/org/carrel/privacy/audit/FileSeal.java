package org.carrel.privacy.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

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

    byte[] sign(PrivateKey key) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(sum());
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of the record's checkpoints cannot sign", e);
        }
    }

    boolean isSound(byte[] publicKey, byte[] seal) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(publicKey)));
            verifier.update(sum());
            return verifier.verify(seal);
        } catch (GeneralSecurityException e) {
            return false;
        }
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
