package org.carrel.people.stepup;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/// Codes by the clock, RFC 6238: SHA-1 and steps of 30 seconds, since that is what the apps read.
final class Totp {

    /// Bytes; RFC 4226 (4, R6) recommends 160 bits.
    static final int SECRET = 20;

    static final int DIGITS = 6;

    private static final Duration STEP = Duration.ofSeconds(30);
    /// One either way, for clocks that differ and people who type slowly (RFC 6238, 5.2).
    private static final int TOLERANCE = 1;

    private final TimeBasedOneTimePasswordGenerator codes;

    Totp(int digits) {
        this.codes = new TimeBasedOneTimePasswordGenerator(STEP, digits);
    }

    String code(byte[] secret, Instant at) {
        try {
            return codes.generateOneTimePasswordString(new SecretKeySpec(secret, codes.getAlgorithm()), at);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("Any bytes are a key", e);
        }
    }

    /// The step whose code this is, if that step is later than `last`: a code works once.
    OptionalLong step(byte[] secret, String code, Instant now, long last) {
        long here = now.getEpochSecond() / STEP.toSeconds();
        for (long step = Math.max(here - TOLERANCE, last + 1); step <= here + TOLERANCE; step++) {
            String right = code(secret, Instant.ofEpochSecond(step * STEP.toSeconds()));
            if (MessageDigest.isEqual(
                    right.getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8))) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }
}
