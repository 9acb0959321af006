package org.carrel.privacy.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The library's signature that the record up to `seq` ends with `hash`.
///
/// @param at in microseconds
/// @param publicKey Ed25519, as X.509 writes it
record Checkpoint(long seq, byte[] hash, Instant at, byte[] publicKey, byte[] signature) {

    private static final byte[] MEANT = "carrel audit checkpoint 1".getBytes(StandardCharsets.US_ASCII);

    static Checkpoint sign(long seq, byte[] hash, Instant at, byte[] publicKey, PrivateKey key) {
        Instant when = at.truncatedTo(ChronoUnit.MICROS);
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(signed(seq, hash, when));
            return new Checkpoint(seq, hash, when, publicKey, signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of the record's checkpoints cannot sign", e);
        }
    }

    boolean isSound() {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(publicKey)));
            verifier.update(signed(seq, hash, at));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] signed(long seq, byte[] hash, Instant at) {
        return ByteBuffer.allocate(MEANT.length + 3 * Long.BYTES + hash.length)
                .put(MEANT)
                .putLong(seq)
                .putLong(at.getEpochSecond())
                .putLong(at.getNano() / 1_000)
                .put(hash)
                .array();
    }
}
