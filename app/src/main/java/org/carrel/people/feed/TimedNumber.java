package org.carrel.people.feed;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/// Numbers for new people, each greater than the one before (RFC 9562, version 7, with a counter
/// that takes steps nobody can foresee): half a million random ones would each touch another page
/// of every index.
final class TimedNumber {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int STEP_BITS = 32;
    /// Half of the 62 bits: what is left is half a billion steps of the longest kind.
    private static final long START = 0x1FFF_FFFF_FFFF_FFFFL;

    private final long high;
    private long low;

    /// A row of numbers of one moment; two rows of the same moment run beside each other.
    TimedNumber(Instant now) {
        this.high = (now.toEpochMilli() & 0xFFFF_FFFF_FFFFL) << 16 | 0x7000L | RANDOM.nextInt(0x1000);
        this.low = RANDOM.nextLong() & START;
    }

    UUID next() {
        low += 1 + (RANDOM.nextLong() >>> -STEP_BITS);
        return new UUID(high, VARIANT | low);
    }
}
