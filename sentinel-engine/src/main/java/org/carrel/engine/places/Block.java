package org.carrel.engine.places;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A network: the first `prefix` bits of a 128-bit address. IPv4 stands in `::ffff:0:0/96`, so both kinds sort
/// together.
///
/// @param high first 64 bits
/// @param low last 64 bits
/// @param prefix 0 to 128
record Block(long high, long low, int prefix) implements Comparable<Block> {
    private static final long MAPPED = 0xffff_0000_0000L;
    private static final int MAPPED_BITS = 96;

    /// @param text `192.0.2.0/24`, `2001:db8::/32` or one address; bits beyond the prefix are dropped
    /// @return null when it is none of these
    static @Nullable Block parse(String text) {
        int slash = text.indexOf('/');
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        byte @Nullable [] address = IpAddress.parse(bytes, 0, slash < 0 ? bytes.length : slash);
        if (address == null || text.startsWith("[") || address.length == 4 && text.indexOf(':') >= 0 && slash >= 0) {
            return null;
        }
        int most = address.length * 8;
        int length = slash < 0 ? most : number(text.substring(slash + 1), most);
        return length < 0 ? null : of(address, address.length == 4 ? length + MAPPED_BITS : length);
    }

    private static int number(String text, int most) {
        if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int value = Integer.parseInt(text);
        return value <= most ? value : -1;
    }

    /// The block of one address, 4 or 16 bytes.
    static Block of(byte[] address) {
        return of(address, 128);
    }

    private static Block of(byte[] address, int prefix) {
        boolean four = address.length == 4;
        long high = four ? 0 : bits(address, 0, 8);
        long low = four ? MAPPED | bits(address, 0, 4) : bits(address, 8, 16);
        return new Block(high & mask(prefix), low & mask(prefix - 64), prefix);
    }

    private static long bits(byte[] bytes, int from, int to) {
        long bits = 0;
        for (int i = from; i < to; i++) {
            bits = bits << 8 | bytes[i] & 0xff;
        }
        return bits;
    }

    private static long mask(int bits) {
        return bits <= 0 ? 0 : bits >= 64 ? -1 : -1L << 64 - bits;
    }

    boolean contains(Block other) {
        return prefix <= other.prefix && (other.high & mask(prefix)) == high && (other.low & mask(prefix - 64)) == low;
    }

    /// A block stands right before the blocks within it.
    @Override
    public int compareTo(Block other) {
        int order = Long.compareUnsigned(high, other.high);
        order = order != 0 ? order : Long.compareUnsigned(low, other.low);
        return order != 0 ? order : Integer.compare(prefix, other.prefix);
    }
}
