package org.carrel.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// A text that nobody guesses and whose holder is believed: the code in a link, or a program's bearer token. Keep its
/// [#hash] only: whoever reads the database cannot use that. So much chance needs neither salt nor a slow hash.
public final class SecretCode {

    /// 192 bits: 32 letters in a link.
    private static final int LINK_BYTES = 24;
    /// 256 bits: 64 hexadecimal digits.
    private static final int TOKEN_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private SecretCode() {}

    /// @return 24 random bytes in Base64 that fits into an address (RFC 4648, section 5), without padding: 32
    ///     characters
    public static String forLink() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(LINK_BYTES));
    }

    /// @param prefix by which whoever reads the token sees what it is for; may be empty
    /// @return the prefix and 32 random bytes in 64 hexadecimal digits, small letters
    public static String token(String prefix) {
        return prefix + HexFormat.of().formatHex(random(TOKEN_BYTES));
    }

    /// @return as many bytes from the system's generator, for a code of another form
    public static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    /// @param code as it was shown, with its prefix
    /// @return SHA-256 (FIPS 180-4) of its UTF-8: 32 bytes
    public static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
