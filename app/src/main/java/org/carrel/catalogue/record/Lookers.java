package org.carrel.catalogue.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.carrel.catalogue.RecordId;

/// Which records were looked at from which address within the hour, as numbers that mean nothing outside of it: they
/// are never written down, and made with a key that is forgotten with them.
final class Lookers {

    private static final Duration HOUR = Duration.ofHours(1);
    /// Beyond so many nothing is counted until the hour is over.
    private static final int MOST = 500_000;
    private static final int KEY_BYTES = 16;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Set<Long> seen = new HashSet<>();
    private final byte[] key = new byte[KEY_BYTES];
    private Instant until = Instant.MIN;

    Lookers(Clock clock) {
        this.clock = clock;
    }

    /// Whether it is the first time within the hour.
    synchronized boolean isNew(String address, RecordId record) {
        Instant now = clock.instant();
        if (!now.isBefore(until)) {
            seen.clear();
            random.nextBytes(key);
            until = now.plus(HOUR);
        }
        return seen.size() < MOST && seen.add(number(address, record));
    }

    private long number(String address, RecordId record) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key);
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, record.value()));
            return ByteBuffer.wrap(digest.digest(address.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
