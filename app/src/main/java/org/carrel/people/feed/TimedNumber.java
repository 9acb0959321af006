package org.carrel.people.feed;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/// Numbers for new people that follow each other (RFC 9562, version 7): half a million random ones would each touch
/// another page of every index.
final class TimedNumber {

    private static final SecureRandom RANDOM = new SecureRandom();

    private TimedNumber() {}

    static UUID next(Instant now) {
        long millis = now.toEpochMilli() & 0xFFFF_FFFF_FFFFL;
        long high = millis << 16 | 0x7000L | RANDOM.nextInt(0x1000);
        long low = 0x8000_0000_0000_0000L | RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL;
        return new UUID(high, low);
    }
}
