package org.carrel.engine.tokens;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.ProviderException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import org.jspecify.annotations.Nullable;

/// AES-SIV (RFC 5297) from what every key device can do, encrypting blocks: CMAC (RFC 4493) is the
/// last block of CBC, counter mode is ECB over the counters. Two requests to the device seal a
/// name.
final class DeviceSiv implements Siv {
    private static final int BLOCK = 16;
    private static final byte END = (byte) 0x80;

    private final DeviceKey key;
    private final byte[][] associated;
    private final Cipher chain;
    private final Cipher blocks;
    private byte @Nullable [] whole;
    private byte @Nullable [] padded;
    /// S2V up to the text; the associated data stay the same.
    private byte @Nullable [] begun;

    DeviceSiv(DeviceKey key, byte[]... associated) {
        this.key = key;
        this.associated = associated;
        try {
            chain = Cipher.getInstance("AES/CBC/NoPadding", key.device());
            blocks = Cipher.getInstance("AES/ECB/NoPadding", key.device());
        } catch (GeneralSecurityException unfit) {
            throw new KeysAway("The key device of " + key.described() + " does not encrypt with AES: use another.");
        }
    }

    @Override
    public byte[] seal(byte[] text) {
        byte[] vector = s2v(text);
        byte[] sealed = Arrays.copyOf(vector, BLOCK + text.length);
        System.arraycopy(counted(vector, text), 0, sealed, BLOCK, text.length);
        return sealed;
    }

    @Override
    public byte @Nullable [] open(byte[] sealed) {
        if (sealed.length < BLOCK) {
            return null;
        }
        byte[] vector = Arrays.copyOf(sealed, BLOCK);
        byte[] text = counted(vector, Arrays.copyOfRange(sealed, BLOCK, sealed.length));
        return MessageDigest.isEqual(vector, s2v(text)) ? text : null;
    }

    private byte[] s2v(byte[] text) {
        byte[] sum = begun();
        byte[] last;
        if (text.length >= BLOCK) {
            last = text.clone();
            xor(last, text.length - BLOCK, sum);
        } else {
            last = Arrays.copyOf(text, BLOCK);
            last[text.length] = END;
            xor(last, 0, doubled(sum));
        }
        return cmac(last);
    }

    private byte[] begun() {
        byte[] sum = begun;
        if (sum == null) {
            sum = cmac(new byte[BLOCK]);
            for (byte[] one : associated) {
                sum = doubled(sum);
                xor(sum, 0, cmac(one));
            }
            begun = sum;
        }
        return sum;
    }

    private byte[] cmac(byte[] text) {
        int length = Math.max(1, (text.length + BLOCK - 1) / BLOCK) * BLOCK;
        byte[] message = Arrays.copyOf(text, length);
        if (text.length < length) {
            message[text.length] = END;
        }
        xor(message, length - BLOCK, subkey(text.length == length));
        byte[] chained = encrypt(chain, key.mac(), message);
        return Arrays.copyOfRange(chained, length - BLOCK, length);
    }

    private byte[] subkey(boolean forWholeBlocks) {
        byte[] one = whole;
        byte[] other = padded;
        if (one == null || other == null) {
            one = doubled(encrypt(blocks, key.mac(), new byte[BLOCK]));
            other = doubled(one);
            whole = one;
            padded = other;
        }
        return forWholeBlocks ? one : other;
    }

    private byte[] counted(byte[] vector, byte[] text) {
        byte[] counter = vector.clone();
        counter[8] &= 0x7f;
        counter[12] &= 0x7f;
        byte[] counters = new byte[(text.length + BLOCK - 1) / BLOCK * BLOCK];
        for (int at = 0; at < counters.length; at += BLOCK) {
            System.arraycopy(counter, 0, counters, at, BLOCK);
            for (int i = BLOCK - 1; i >= 0 && ++counter[i] == 0; i--) {
                // carries
            }
        }
        byte[] stream = counters.length == 0 ? counters : encrypt(blocks, key.counter(), counters);
        byte[] other = text.clone();
        for (int i = 0; i < other.length; i++) {
            other[i] ^= stream[i];
        }
        return other;
    }

    private byte[] encrypt(Cipher cipher, SecretKey half, byte[] text) {
        try {
            if (cipher == chain) {
                cipher.init(Cipher.ENCRYPT_MODE, half, new IvParameterSpec(new byte[BLOCK]));
            } else {
                cipher.init(Cipher.ENCRYPT_MODE, half);
            }
            return cipher.doFinal(text);
        } catch (GeneralSecurityException | ProviderException | IllegalStateException away) {
            throw new KeysAway(KeyDevice.away(key.described()), away);
        }
    }

    /// Times x in the field of 2¹²⁸ elements, as CMAC writes it.
    private static byte[] doubled(byte[] block) {
        byte[] twice = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            int carried = i + 1 < BLOCK ? (block[i + 1] & 0x80) >> 7 : 0;
            twice[i] = (byte) (block[i] << 1 | carried);
        }
        twice[BLOCK - 1] ^= (byte) ((block[0] & 0x80) == 0 ? 0 : 0x87);
        return twice;
    }

    private static void xor(byte[] bytes, int from, byte[] block) {
        for (int i = 0; i < BLOCK; i++) {
            bytes[from + i] ^= block[i];
        }
    }
}
