package org.carrel.engine.tokens;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A keyed 64-bit hash of a whole line, in half the time of [SipHash] alone: NH (Black, Halevi, Krawczyk, Krovetz and
/// Rogaway 1999) shortens each 256 bytes to 16, and SipHash-2-4 under another key hashes what is left, with the length.
///
/// NH with 64-bit words gives two different texts of one length the same 128 bits with a chance of 2⁻⁶⁴ over its key
/// (Krovetz and Dai 2007), so the whole is as good a pseudorandom function as SipHash is, but for that chance.
///
/// Not safe for use by several threads.
final class LineHash {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /// Key words of NH: as many as a block has.
    static final int WORDS = 32;

    private static final int BLOCK = WORDS * 8;

    private final long[] key;
    private final long k0;
    private final long k1;
    /// Two words for each block of the line.
    private long[] shortened = new long[32];

    /// @param key [#WORDS] words for NH and two for SipHash, each drawn at random
    LineHash(long[] key) {
        this.key = key;
        this.k0 = key[WORDS];
        this.k1 = key[WORDS + 1];
    }

    long of(byte[] bytes, int from, int to) {
        int words = 0;
        for (int start = from; start < to; start += BLOCK) {
            if (words + 2 > shortened.length) {
                shortened = java.util.Arrays.copyOf(shortened, shortened.length * 2);
            }
            block(bytes, start, Math.min(start + BLOCK, to), words);
            words += 2;
        }
        return SipHash.of(k0, k1, shortened, words, to - from);
    }

    /// NH of up to a block: the sum, mod 2¹²⁸, of products of two words, a key word added to each.
    private void block(byte[] bytes, int from, int to, int at) {
        long low = 0;
        long high = 0;
        int word = 0;
        int i = from;
        for (; i + 16 <= to; i += 16, word += 2) {
            long a = (long) LONG.get(bytes, i) + key[word];
            long b = (long) LONG.get(bytes, i + 8) + key[word + 1];
            long product = a * b;
            low += product;
            high += Math.unsignedMultiplyHigh(a, b) + (Long.compareUnsigned(low, product) < 0 ? 1 : 0);
        }
        if (i < to) {
            long a = padded(bytes, i, to) + key[word];
            long b = padded(bytes, i + 8, to) + key[word + 1];
            long product = a * b;
            low += product;
            high += Math.unsignedMultiplyHigh(a, b) + (Long.compareUnsigned(low, product) < 0 ? 1 : 0);
        }
        shortened[at] = low;
        shortened[at + 1] = high;
    }

    /// Up to eight bytes as a word, zeros after the last.
    private static long padded(byte[] bytes, int from, int to) {
        if (from >= to) {
            return 0;
        }
        if (from + 8 <= bytes.length) {
            long word = (long) LONG.get(bytes, from);
            return to - from >= 8 ? word : word & (1L << 8 * (to - from)) - 1;
        }
        long word = 0;
        for (int i = to - 1; i >= from; i--) {
            word = word << 8 | bytes[i] & 0xff;
        }
        return word;
    }
}
