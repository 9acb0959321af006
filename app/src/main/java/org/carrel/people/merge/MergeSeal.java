package org.carrel.people.merge;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.carrel.privacy.RowMerge.Change;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Encrypts rows as they were before two records were joined, with AES-256-GCM under a key that is made from the
/// installation's secret: they hold whatever the notice holds, and nobody needs to read them but the undoing.
@Component
class MergeSeal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final JsonMapper json;
    private final SecretKeySpec key;

    MergeSeal(@Value("${carrel.secret}") String secret, JsonMapper json) {
        this.json = json;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] bytes = mac.doFinal("joined records".getBytes(StandardCharsets.UTF_8));
            this.key = new SecretKeySpec(bytes, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    /// @return a nonce of 12 bytes, then the ciphertext
    byte[] seal(UUID merge, Change change) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, merge, nonce).doFinal(json.writeValueAsBytes(change));
            byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
            return whole;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM", e);
        }
    }

    /// Empty where it was sealed under another secret.
    Optional<Change> open(UUID merge, byte[] sealed) {
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, merge, Arrays.copyOf(sealed, NONCE));
            return Optional.of(json.readValue(cipher.doFinal(sealed, NONCE, sealed.length - NONCE), Change.class));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, UUID merge, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(merge.toString().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
