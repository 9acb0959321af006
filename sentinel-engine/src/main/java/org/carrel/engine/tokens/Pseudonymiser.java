package org.carrel.engine.tokens;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;

/// Turns what a log line says of a person into tokens and hashes.
///
/// Not safe for use by several threads; make one for each.
public final class Pseudonymiser {
    private final Keys keys;
    private final AccountTokens accounts;
    private final Mac mac;
    private final byte[] digest = new byte[32];
    private final long lineKey0;
    private final long lineKey1;

    public Pseudonymiser(Keys keys) {
        this.keys = keys;
        accounts = new AccountTokens(keys);
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(keys.hashing());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every Java platform", broken);
        }
        ByteBuffer lineKey = ByteBuffer.wrap(mac.doFinal("carrel-line".getBytes(StandardCharsets.US_ASCII)));
        lineKey0 = lineKey.getLong();
        lineKey1 = lineKey.getLong();
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
        mac.update(domain.prefix());
        mac.update(bytes, from, to - from);
        try {
            mac.doFinal(digest, 0);
        } catch (ShortBufferException tooShort) {
            throw new IllegalStateException("32 bytes hold a SHA-256", tooShort);
        }
        long hash = ByteBuffer.wrap(digest).getLong();
        return hash == 0 ? 1 : hash;
    }

    /// Keyed hash of a whole line, to recognise the same line again.
    public long fingerprint(byte[] bytes, int from, int to) {
        return SipHash.of(lineKey0, lineKey1, bytes, from, to);
    }
}
