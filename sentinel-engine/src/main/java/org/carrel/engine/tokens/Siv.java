package org.carrel.engine.tokens;

import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// AES-SIV (RFC 5297) under an identifying key and fixed associated data, wherever the key is. The
/// same text is always sealed to the same bytes.
///
/// Not safe for use by several threads.
sealed interface Siv permits FileSiv, DeviceSiv {

    /// @param associated is bound to what is sealed
    static Siv under(SecretKey identifying, String associated) {
        byte[] bytes = associated.getBytes(StandardCharsets.US_ASCII);
        return identifying instanceof DeviceKey key ? new DeviceSiv(key, bytes) : new FileSiv(identifying, bytes);
    }

    /// @return 16 bytes more than `text` has
    byte[] seal(byte[] text);

    /// @return null when it was not sealed with this key and associated data, or was changed since
    byte @Nullable [] open(byte[] sealed);
}
