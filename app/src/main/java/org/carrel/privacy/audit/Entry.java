package org.carrel.privacy.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row of the record.
///
/// @param seq from 1, without a gap
/// @param at in microseconds
/// @param actor handle of whoever did it; null for the program
/// @param subject handle of whose data it is
/// @param nonce 12 bytes
/// @param content sealed with the subject's key
/// @param hash SHA-256 over the hash before it and everything above
record Entry(long seq, Instant at, @Nullable UUID actor, UUID subject, byte[] nonce, byte[] content, byte[] hash) {

    /// What comes before the first.
    static final byte[] BEGINNING = new byte[32];

    private static final int FORM = 1;

    /// Adds the hash.
    static Entry after(
            byte[] previous, long seq, Instant at, @Nullable UUID actor, UUID subject, byte[] nonce, byte[] content) {
        Entry bare = new Entry(seq, at.truncatedTo(ChronoUnit.MICROS), actor, subject, nonce, content, BEGINNING);
        return new Entry(seq, bare.at(), actor, subject, nonce, content, bare.hashAfter(previous));
    }

    byte[] hashAfter(byte[] previous) {
        return sha256(canonical(previous));
    }

    /// Every field with its length or of fixed length, so that no two rows have the same bytes.
    private byte[] canonical(byte[] previous) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(200 + content.length);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.write(previous);
            out.writeLong(seq);
            out.writeLong(Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000));
            write(out, actor);
            write(out, subject);
            write(out, nonce);
            write(out, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, @Nullable UUID id) throws IOException {
        out.writeBoolean(id != null);
        if (id != null) {
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Entry[" + seq + "]";
    }
}
