package org.carrel.engine.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class LineHashTest {
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);
    private final long[] key = new Random(7).longs(LineHash.WORDS + 2).toArray();
    private final LineHash hash = new LineHash(key);

    @Test
    void agreesWithNhAndSipHashAsTheirPapersWriteThem() {
        Random random = new Random(8);
        for (int length = 0; length < 1200; length += length < 300 ? 1 : 97) {
            byte[] text = new byte[length];
            random.nextBytes(text);
            assertThat(hash.of(text, 0, length)).as("length %d", length).isEqualTo(expected(text));
        }
    }

    @Test
    void whatStandsAroundTheLineDoesNotMatter() {
        byte[] line = "192.0.2.7 - jsmith [30/Nov/2025:00:13:10 +0100] \"GET / HTTP/1.1\" 200 5"
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        for (int before = 0; before < 20; before++) {
            byte[] buffer = new byte[before + line.length + before];
            Arrays.fill(buffer, (byte) 0x5a);
            System.arraycopy(line, 0, buffer, before, line.length);
            assertThat(hash.of(buffer, before, before + line.length)).isEqualTo(hash.of(line, 0, line.length));
        }
    }

    @Test
    void linesThatDifferInOneBitOrInZerosAtTheirEndDiffer() {
        byte[] line = new byte[400];
        Set<Long> hashes = new HashSet<>();
        for (int bit = 0; bit < 400 * 8; bit++) {
            line[bit / 8] ^= (byte) (1 << bit % 8);
            hashes.add(hash.of(line, 0, line.length));
            line[bit / 8] ^= (byte) (1 << bit % 8);
        }
        for (int length = 0; length <= 400; length++) {
            hashes.add(hash.of(line, 0, length));
        }
        assertThat(hashes).hasSize(400 * 8 + 401);
    }

    @Test
    void theHashThatTakesItsKeyInOnceIsHmac() throws Exception {
        Random random = new Random(9);
        for (int length = 0; length < 200; length++) {
            byte[] secret = new byte[1 + random.nextInt(64)];
            byte[] text = new byte[length];
            random.nextBytes(secret);
            random.nextBytes(text);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "AES"));
            mac.update((byte) 3);
            byte[] expected = mac.doFinal(text);
            KeyedHash once = new KeyedHash(new SecretKeySpec(secret, "AES"));
            once.of(text);
            assertThat(once.of((byte) 3, text, 0, length)).isEqualTo(expected);
        }
    }

    private long expected(byte[] text) {
        int blocks = (text.length + LineHash.WORDS * 8 - 1) / (LineHash.WORDS * 8);
        long[] words = new long[blocks * 2];
        for (int block = 0; block < blocks; block++) {
            BigInteger sum = BigInteger.ZERO;
            int start = block * LineHash.WORDS * 8;
            for (int word = 0; word < LineHash.WORDS && start + word * 8 < text.length; word += 2) {
                BigInteger a = sum(word(text, start + word * 8), key[word]);
                BigInteger b = sum(word(text, start + word * 8 + 8), key[word + 1]);
                sum = sum.add(a.multiply(b)).mod(WORD.multiply(WORD));
            }
            words[block * 2] = sum.longValue();
            words[block * 2 + 1] = sum.shiftRight(64).longValue();
        }
        long[] all = Arrays.copyOf(words, words.length + 1);
        all[words.length] = text.length;
        return sipHash(all);
    }

    /// SipHash of a text of whole words ends in a word that holds its length alone; here the line's stands there.
    private long sipHash(long[] words) {
        ByteBuffer bytes = ByteBuffer.allocate(words.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (long word : words) {
            bytes.putLong(word);
        }
        // the vectors of SipHashTest hold the other form; both must take in the words alike
        long own = SipHash.of(key[32], key[33], words, words.length, (long) words.length * 8 << 56);
        assertThat(own).isEqualTo(SipHash.of(key[32], key[33], bytes.array(), 0, words.length * 8));
        return SipHash.of(key[32], key[33], words, words.length - 1, words[words.length - 1]);
    }

    private static BigInteger sum(long a, long b) {
        return new BigInteger(Long.toUnsignedString(a + b));
    }

    private static long word(byte[] text, int from) {
        byte[] padded = from >= text.length ? new byte[8] : Arrays.copyOfRange(text, from, from + 8);
        return ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }
}
