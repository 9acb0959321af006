package org.carrel.engine.tokens;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Turns what a log line says of a person into tokens and hashes.
///
/// Not safe for use by several threads; make one for each.
public final class Pseudonymiser {
    private final Keys keys;
    private final AccountTokens accounts;
    private final KeyedHash hashes;
    private final LineHash lines;

    public Pseudonymiser(Keys keys) {
        this.keys = keys;
        accounts = new AccountTokens(keys);
        hashes = new KeyedHash(keys.hashing());
        lines = new LineHash(lineKey());
    }

    /// Four words from each of as many hashes as it takes.
    private long[] lineKey() {
        long[] key = new long[LineHash.WORDS + 2];
        for (int i = 0; i < key.length; i++) {
            byte[] part = hashes.of(("carrel-line-" + i / 4).getBytes(StandardCharsets.US_ASCII));
            key[i] = ByteBuffer.wrap(part).getLong(i % 4 * 8);
        }
        return key;
    }

    /// One that gives the same tokens and hashes, for another thread.
    public Pseudonymiser another() {
        return new Pseudonymiser(keys);
    }

    /// Token of the account whose name stands in `bytes[from, to)`. Slow (AES-SIV): callers keep what they got.
    public String account(byte[] bytes, int from, int to) {
        return accounts.token(AccountName.of(bytes, from, to));
    }

    public String account(String name) {
        return accounts.token(AccountName.of(name));
    }

    /// First 64 bits of the keyed hash; never 0, which stands for "not given".
    public long hash(Domain domain, byte[] bytes, int from, int to) {
        byte[] digest = hashes.of(domain.prefix(), bytes, from, to);
        long hash = ByteBuffer.wrap(digest).getLong();
        return hash == 0 ? 1 : hash;
    }

    /// Keyed hash of a whole line, to recognise the same line again.
    public long fingerprint(byte[] bytes, int from, int to) {
        return lines.of(bytes, from, to);
    }
}
