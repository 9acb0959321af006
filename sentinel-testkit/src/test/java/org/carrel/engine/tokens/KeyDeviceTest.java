package org.carrel.engine.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.AuthProvider;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import org.carrel.testkit.SoftHsm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes wrong with a key device, and what never leaves it.
class KeyDeviceTest {
    private static final char[] PIN = SoftHsm.PIN.toCharArray();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private EpochStore described(String text) throws IOException {
        return EpochStore.at(Files.writeString(folder.resolve("device.properties"), text));
    }

    private EpochStore device(SoftHsm.Device device) {
        return EpochStore.at(device.describedIn(folder.resolve("device.properties")));
    }

    private static DeviceKey key(Keys keys) {
        assertThat(keys.identifying()).isInstanceOf(DeviceKey.class);
        return (DeviceKey) keys.identifying();
    }

    @Test
    void theKeysNeverLeaveTheDeviceAndMayOnlyEncrypt() throws Exception {
        DeviceKey key = key(device(SoftHsm.next()).openOrCreate(PIN, 1));
        assertThat(key.getEncoded()).isNull();
        for (SecretKey half : new SecretKey[] {key.mac(), key.counter()}) {
            assertThat(half.getEncoded()).isNull();
            assertThat(half.toString()).contains("token object", "sensitive", "unextractable");
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding", key.device());
            assertThatThrownBy(() -> {
                        cipher.init(Cipher.DECRYPT_MODE, half);
                        cipher.doFinal(new byte[16]);
                    })
                    .hasStackTraceContaining("CKR_KEY_FUNCTION_NOT_PERMITTED");
        }
        assertThat(key).hasToString("DeviceKey");
    }

    @Test
    void aMissingLibraryIsNamed() throws IOException {
        EpochStore store = described("library=/no/such/library.so\nslot=0\n");
        assertThatThrownBy(() -> store.openOrCreate(PIN, 1))
                .isInstanceOf(KeyProblem.class)
                .hasMessageStartingWith("There is no PKCS#11 library /no/such/library.so")
                .hasMessageContaining("library=");
    }

    @Test
    void aFileThatIsNoLibraryIsNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("text.so"), "no library");
        EpochStore store = described("library=" + text + "\nslot=0\n");
        assertThatThrownBy(() -> store.openOrCreate(PIN, 1))
                .isInstanceOf(KeyProblem.class)
                .hasMessageContaining(text + " cannot be used");
    }

    @Test
    void settingsThatAreMissingOrHalfAreNamed() throws IOException {
        assertThatThrownBy(
                        () -> EpochStore.at(folder.resolve("none.properties")).open(PIN))
                .hasMessageContaining("There is no file");
        assertThatThrownBy(() -> described("slot=0\n").open(PIN)).hasMessageContaining("add library=");
        Path library = Files.writeString(folder.resolve("x.so"), "");
        assertThatThrownBy(() -> described("library=" + library + "\n").open(PIN))
                .hasMessageContaining("add slot=");
        assertThatThrownBy(
                        () -> described("library=" + library + "\nslot=first\n").open(PIN))
                .hasMessageContaining("is a number");
    }

    @Test
    void anEmptySlotIsNamed() throws IOException {
        SoftHsm.next();
        EpochStore store = described("library=" + SoftHsm.LIBRARY + "\nslot=4242\n");
        assertThatThrownBy(() -> store.openOrCreate(PIN, 1))
                .isInstanceOf(KeyProblem.class)
                .hasMessageStartingWith("There is no key device in slot 4242");
    }

    @Test
    void aWrongPinIsNamedAndNotTriedAgain() throws Exception {
        EpochStore store = device(SoftHsm.next());
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> store.openOrCreate("271828".toCharArray(), 1))
                    .isInstanceOf(KeyProblem.class)
                    .hasMessageContaining("The PIN does not open")
                    .hasMessageContaining("not tried again")
                    .hasMessageNotContaining("271828");
        }
        assertThat(store.openOrCreate(PIN, 1).epoch()).isEqualTo(1);
    }

    @Test
    void thePinMayStandInAFileOnlyItsOwnerReads() throws Exception {
        SoftHsm.Device device = SoftHsm.next();
        Path pin = Files.writeString(folder.resolve("pin"), SoftHsm.PIN + "\n");
        Files.setPosixFilePermissions(pin, PosixFilePermissions.fromString("rw-r-----"));
        Path described = device.describedIn(folder.resolve("device.properties"));
        Files.writeString(described, Files.readString(described) + "pin-file=pin\n");
        EpochStore store = EpochStore.at(described);
        assertThatThrownBy(() -> store.openOrCreate(null, 1)).hasMessageContaining("chmod 600");
        Files.setPosixFilePermissions(pin, PosixFilePermissions.fromString("rw-------"));
        assertThat(store.openOrCreate(null, 1).epoch()).isEqualTo(1);
        Files.delete(pin);
        assertThatThrownBy(() -> store.open(null)).hasMessageContaining("The PIN cannot be read from");
    }

    @Test
    void aDeviceThatIsLoggedOutIsAwayAndOpensAgainWithTheSameKeys() throws Exception {
        EpochStore store = device(SoftHsm.next());
        Keys keys = store.openOrCreate(PIN, 1);
        Pseudonymiser pseudonymiser = new Pseudonymiser(keys);
        String token = pseudonymiser.account("jsmith");
        ((AuthProvider) key(keys).device()).logout();
        assertThatThrownBy(() -> pseudonymiser.account("jdoe"))
                .isInstanceOf(KeysAway.class)
                .hasMessageContaining("does not answer any more")
                .hasMessageNotContaining("jdoe");
        Keys again = store.openOrCreate(PIN, 1);
        assertThat(new Pseudonymiser(again).account("jsmith")).isEqualTo(token);
    }

    @Test
    void aDeviceThatIsPulledOutIsAwayAndNoOtherKeysAreMade() throws Exception {
        SoftHsm.Device device = SoftHsm.next();
        EpochStore store = device(device);
        Pseudonymiser pseudonymiser = new Pseudonymiser(store.openOrCreate(PIN, 1));
        pseudonymiser.account("jsmith");
        Path away = Files.move(device.folder(), folder.resolve("away"));
        assertThatThrownBy(() -> pseudonymiser.account("jdoe")).isInstanceOf(KeysAway.class);
        assertThatThrownBy(() -> store.openOrCreate(PIN, 1)).isInstanceOf(KeyProblem.class);
        assertThat(device.folder()).doesNotExist();
        Files.move(away, device.folder());
    }

    @Test
    void halfOfAPairThatWasLeftIsNoEpoch() throws Exception {
        EpochStore store = device(SoftHsm.next());
        Keys keys = store.openOrCreate(PIN, 1);
        java.security.KeyStore entries =
                java.security.KeyStore.getInstance("PKCS11", key(keys).device());
        entries.load(null, PIN);
        store.rotate(PIN);
        entries.load(null, PIN);
        entries.deleteEntry("carrel-identifying-2-mac");
        assertThat(store.open(PIN).epoch()).isEqualTo(1);
        assertThat(store.rotate(PIN).epoch()).isEqualTo(2);
        assertThat(new Pseudonymiser(store.open(PIN)).account("jsmith")).startsWith("u2-");
    }

    @Test
    void noPartOfAKeyStandsInWhatIsPrinted() throws KeyProblem {
        Keys keys = device(SoftHsm.next()).openOrCreate(PIN, 1);
        byte[] hashing = keys.hashing().getEncoded();
        assertThat(keys.toString()).isEqualTo("Keys[epoch=1]");
        assertThat(keys.toString()).doesNotContain(HexFormat.of().formatHex(hashing));
    }
}
