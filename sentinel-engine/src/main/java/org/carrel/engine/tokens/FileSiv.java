package org.carrel.engine.tokens;

import javax.crypto.IllegalBlockSizeException;
import javax.crypto.SecretKey;
import org.cryptomator.siv.SivMode;
import org.cryptomator.siv.UnauthenticCiphertextException;
import org.jspecify.annotations.Nullable;

/// AES-SIV with a key that came out of a file.
final class FileSiv implements Siv {
    private final SivMode siv = new SivMode();
    private final SecretKey key;
    private final byte[] associated;

    FileSiv(SecretKey key, byte[] associated) {
        this.key = key;
        this.associated = associated;
    }

    @Override
    public byte[] seal(byte[] text) {
        return siv.encrypt(key, text, associated);
    }

    @Override
    public byte @Nullable [] open(byte[] sealed) {
        try {
            return siv.decrypt(key, sealed, associated);
        } catch (UnauthenticCiphertextException | IllegalBlockSizeException notOurs) {
            return null;
        }
    }
}
