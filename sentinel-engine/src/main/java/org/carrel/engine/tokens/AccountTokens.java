package org.carrel.engine.tokens;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Account name ↔ token under the identifying key. The same name always gives the same token, so
/// accounts can be followed without being known (RFC 5297, deterministic mode, the epoch as
/// associated data).
///
/// Text form: `u`, the epoch, `-`, base32 in lower case. Names are padded to multiples of 16 bytes,
/// so a token's length says little about the name's.
///
/// Not safe for use by several threads.
public final class AccountTokens {
    private static final int BLOCK = 16;
    private static final byte END_OF_NAME = (byte) 0x80;

    private final Siv siv;
    private final Keys keys;
    private final String prefix;

    public AccountTokens(Keys keys) {
        this.keys = keys;
        this.siv = Siv.under(keys.identifying(), "carrel-account-" + keys.epoch());
        this.prefix = "u" + keys.epoch() + "-";
    }

    /// @param name normalised by [AccountName]
    /// @throws KeysAway when the key is on a device that went away
    String token(String name) {
        byte[] padded = pad(name.getBytes(StandardCharsets.UTF_8));
        return prefix + Base32.encode(siv.seal(padded));
    }

    /// The account name behind a token, in the form [AccountName] gives it.
    ///
    /// @throws KeyProblem when the text is no token, is damaged, or was made with another key or
    ///     epoch
    /// @throws KeysAway when the key is on a device that went away
    public String reveal(String token) throws KeyProblem {
        String text = token.strip().toLowerCase(Locale.ROOT);
        int dash = text.indexOf('-');
        if (dash < 2
                || text.charAt(0) != 'u'
                || !text.chars().limit(dash).skip(1).allMatch(c -> c >= '0' && c <= '9')) {
            throw new KeyProblem("This is not an account token: a token starts with " + prefix + ".");
        }
        if (!text.startsWith(prefix)) {
            throw new KeyProblem("This token belongs to epoch " + text.substring(1, dash)
                    + ", but the keystore holds epoch " + keys.epoch()
                    + ": use the keystore it was made with; if that key was destroyed, nobody can turn it back.");
        }
        byte[] name = open(Base32.decode(text.substring(prefix.length())));
        if (name == null) {
            throw new KeyProblem("This token is damaged, or was made with another key: copy it again in full,"
                    + " or use the keystore it was made with.");
        }
        return new String(name, StandardCharsets.UTF_8);
    }

    private byte @Nullable [] open(byte @Nullable [] sealed) {
        if (sealed == null || sealed.length < 2 * BLOCK || sealed.length % BLOCK != 0) {
            return null;
        }
        byte[] padded = siv.open(sealed);
        if (padded == null) {
            return null;
        }
        int end = padded.length - 1;
        while (end >= 0 && padded[end] == 0) {
            end--;
        }
        return end >= 0 && padded[end] == END_OF_NAME ? Arrays.copyOf(padded, end) : null;
    }

    private static byte[] pad(byte[] name) {
        byte[] padded = Arrays.copyOf(name, (name.length / BLOCK + 1) * BLOCK);
        padded[name.length] = END_OF_NAME;
        return padded;
    }
}
