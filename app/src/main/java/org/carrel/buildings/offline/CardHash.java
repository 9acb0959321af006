package org.carrel.buildings.offline;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.carrel.people.CardNumber;

/// A card as it stands in a gate's list: the first 16 bytes of HMAC-SHA-256 of its number
/// ([CardNumber], UTF-8) under the gate's own key. Whoever steals a list without the key learns
/// no number, and lists of two gates cannot be laid side by side.
final class CardHash {

    private static final String HMAC = "HmacSHA256";
    private static final int BYTES = 16;

    private final Mac mac;

    CardHash(byte[] key) {
        try {
            this.mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256", e);
        }
    }

    String of(String card) {
        byte[] whole = mac.doFinal(CardNumber.written(card).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, BYTES));
    }
}
