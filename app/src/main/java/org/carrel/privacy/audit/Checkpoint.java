package org.carrel.privacy.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.carrel.privacy.SigningKey;

/// The library's signature that the record up to `seq` ends with `hash`.
///
/// @param at in microseconds
/// @param publicKey Ed25519, as X.509 writes it
record Checkpoint(long seq, byte[] hash, Instant at, byte[] publicKey, byte[] signature) {

    private static final byte[] MEANT = "carrel audit checkpoint 1".getBytes(StandardCharsets.US_ASCII);

    static Checkpoint sign(long seq, byte[] hash, Instant at, SigningKey key) {
        Instant when = at.truncatedTo(ChronoUnit.MICROS);
        return new Checkpoint(seq, hash, when, key.publicKey(), key.sign(signed(seq, hash, when)));
    }

    boolean isSound() {
        return Ed25519.isSound(publicKey, signed(seq, hash, at), signature);
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
