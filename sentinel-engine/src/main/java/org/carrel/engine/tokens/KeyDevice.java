package org.carrel.engine.tokens;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.UnrecoverableKeyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Keys on a key device: what PKCS#11 calls a token, a hardware security module or a card. The
/// identifying keys are made there, never leave it, and may do nothing but encrypt. Each epoch has
/// two of them, `carrel-identifying-1-mac` and `carrel-identifying-1-counter`.
///
/// The hashing key is derived from `carrel-hashing` and does come into memory, for each line needs
/// several hashes; it turns nothing back. That entry is made last, so where it is, the first epoch
/// is whole.
public final class KeyDevice implements EpochStore {
    private static final String IDENTIFYING = "carrel-identifying-";
    private static final String MAC = "-mac";
    private static final String COUNTER = "-counter";
    private static final String HASHING = "carrel-hashing";
    private static final AtomicInteger OPENED = new AtomicInteger();

    private final Path described;
    private @Nullable Provider provider;
    /// Where keys were once, none are made: a device that is away seems empty.
    private boolean hadKeys;
    /// Not tried again: devices lock themselves after a few wrong ones.
    private char @Nullable [] wrongPin;

    /// @param described names the library, the slot and perhaps a file with the PIN
    KeyDevice(Path described) {
        this.described = described;
    }

    static boolean isDescribedBy(Path keys) {
        return keys.toString().endsWith(".properties");
    }

    static String away(Object described) {
        return "The key device of " + described + " does not answer any more: make it available again. If this goes on"
                + " when it is back, start Carrel again.";
    }

    @Override
    public Keys open(char @Nullable [] guard) throws KeyProblem {
        return openAll(guard).current();
    }

    @Override
    public synchronized Epochs openAll(char @Nullable [] guard) throws KeyProblem {
        return asked(device -> epochs(device), guard);
    }

    @Override
    public synchronized Keys openOrCreate(char @Nullable [] guard, int first) throws KeyProblem {
        return asked(
                device -> {
                    if (!hadKeys && !device.keys().containsAlias(HASHING)) {
                        make(device, first);
                        device.make(HASHING);
                    }
                    return epochs(device).current();
                },
                guard);
    }

    @Override
    public synchronized Keys rotate(char @Nullable [] guard) throws KeyProblem {
        return asked(
                device -> {
                    make(device, epochs(device).current().epoch() + 1);
                    return epochs(device).current();
                },
                guard);
    }

    @Override
    public synchronized void destroy(int epoch, char @Nullable [] guard) throws KeyProblem {
        asked(
                device -> {
                    Epochs epochs = epochs(device);
                    if (epochs.of(epoch) == null) {
                        throw new KeyProblem(
                                "The key device of " + described + " holds no key of epoch " + epoch + ".");
                    }
                    if (epochs.current().epoch() == epoch) {
                        throw new KeyProblem("Epoch " + epoch + " is the current one: begin another first.");
                    }
                    device.keys().deleteEntry(IDENTIFYING + epoch + COUNTER);
                    device.keys().deleteEntry(IDENTIFYING + epoch + MAC);
                    return epochs;
                },
                guard);
    }

    private static void make(Open device, int epoch) throws GeneralSecurityException {
        device.make(IDENTIFYING + epoch + COUNTER);
        device.make(IDENTIFYING + epoch + MAC);
    }

    /// Only those epochs of which both halves are there: a rotation that broke off left one.
    private Epochs epochs(Open device) throws GeneralSecurityException, KeyProblem {
        List<Keys> found = new ArrayList<>();
        if (device.keys().containsAlias(HASHING)) {
            SecretKey hashing = hashing(device);
            for (String alias : Collections.list(device.keys().aliases())) {
                if (alias.matches(IDENTIFYING + "[0-9]{1,8}" + MAC)) {
                    String number = alias.substring(IDENTIFYING.length(), alias.length() - MAC.length());
                    if (device.keys().getKey(alias, null) instanceof SecretKey mac
                            && device.keys().getKey(IDENTIFYING + number + COUNTER, null)
                                    instanceof SecretKey counter) {
                        DeviceKey key = new DeviceKey(mac, counter, device.provider(), described.toString());
                        found.add(new Keys(Integer.parseInt(number), key, hashing));
                    }
                }
            }
        }
        if (found.isEmpty()) {
            throw new KeyProblem(
                    hadKeys
                            ? away(described)
                            : "The key device of " + described + " holds no keys of Carrel: give the slot it used, or"
                                    + " make the device available again.");
        }
        hadKeys = true;
        return new Epochs(found);
    }

    /// Two blocks that say what they are, encrypted: 256 bits nobody can guess without the device.
    private static SecretKey hashing(Open device) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding", device.provider());
        cipher.init(Cipher.ENCRYPT_MODE, device.keys().getKey(HASHING, null));
        byte[] bytes = cipher.doFinal("carrel-hashing-1carrel-hashing-2".getBytes(StandardCharsets.US_ASCII));
        return new SecretKeySpec(bytes, "AES");
    }

    private <T> T asked(Question<T> question, char @Nullable [] guard) throws KeyProblem {
        try {
            return question.ask(open(DeviceSettings.read(described), guard));
        } catch (GeneralSecurityException | ProviderException | IllegalStateException failed) {
            throw new KeyProblem(away(described));
        }
    }

    private Open open(DeviceSettings settings, char @Nullable [] guard) throws KeyProblem {
        Provider reached = reach(settings);
        char[] pin = settings.pin(guard, described);
        if (Arrays.equals(pin, wrongPin)) {
            throw wrongPin();
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS11", reached);
            store.load(null, pin);
            return new Open(reached, store);
        } catch (IOException refused) {
            if (refused.getCause() instanceof UnrecoverableKeyException) {
                wrongPin = pin.clone();
                throw wrongPin();
            }
            throw new KeyProblem("The key device of " + described + " cannot be used: look whether slot= is the right"
                    + " one, initialised, with a PIN and not locked. If it was away, start Carrel again.");
        } catch (GeneralSecurityException unfit) {
            throw new KeyProblem("The key device of " + described + " holds no keys: give another slot=.");
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    private KeyProblem wrongPin() {
        return new KeyProblem("The PIN does not open the key device of " + described
                + ": check CARREL_KEY_PIN, or the file with the PIN. This one is not tried again.");
    }

    private Provider reach(DeviceSettings settings) throws KeyProblem {
        Provider reached = provider;
        if (reached == null) {
            try {
                reached = Security.getProvider("SunPKCS11")
                        .configure(settings.forProvider("carrel" + OPENED.incrementAndGet()));
            } catch (InvalidParameterException | ProviderException | UnsupportedOperationException refused) {
                throw new KeyProblem(unreachable(settings, refused));
            }
            provider = reached;
        }
        if (reached.getService("KeyStore", "PKCS11") == null) {
            // an empty slot: the provider looks by itself whether something was put in
            throw new KeyProblem(noDevice(settings));
        }
        return reached;
    }

    private String unreachable(DeviceSettings settings, RuntimeException refused) {
        if (refused.getCause() instanceof IOException) {
            return "The PKCS#11 library " + settings.library() + " cannot be used: mend library= in " + described + ".";
        }
        boolean noSlot = String.valueOf(refused.getCause()).contains("CKR_SLOT_ID_INVALID");
        return noSlot ? noDevice(settings) : away(described);
    }

    private String noDevice(DeviceSettings settings) {
        return "There is no key device in slot " + Long.toUnsignedString(settings.slot()) + ", says "
                + settings.library() + ": put it in, or mend slot= in " + described + ".";
    }

    private interface Question<T> {
        T ask(Open device) throws GeneralSecurityException, KeyProblem;
    }

    /// A device that took its PIN.
    private record Open(Provider provider, KeyStore keys) {

        /// A fresh key under the label; half of a pair that a broken-off attempt left there goes
        /// first.
        void make(String label) throws GeneralSecurityException {
            if (keys.containsAlias(label)) {
                keys.deleteEntry(label);
            }
            KeyGenerator generator = KeyGenerator.getInstance("AES", provider);
            generator.init(256);
            keys.setKeyEntry(label, generator.generateKey(), null, null);
        }
    }
}
