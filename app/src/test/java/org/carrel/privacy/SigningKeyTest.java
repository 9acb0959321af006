package org.carrel.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    private static final byte[] CONTENT = "what is signed".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void aKeyIsMadeForItsOwnerOnlyAndStays() throws IOException, GeneralSecurityException {
        Path file = folder.resolve("private/audit.key");
        SigningKey made = SigningKey.at(file, "key of the record");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getParent().toFile().list()).containsExactly("audit.key");
        SigningKey read = SigningKey.at(file, "key of the record");
        assertThat(read.publicKey()).isEqualTo(made.publicKey());
        assertThat(isSound(read.publicKey(), made.sign(CONTENT))).isTrue();
    }

    private static boolean isSound(byte[] publicKey, byte[] signature) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(publicKey)));
        verifier.update(CONTENT);
        return verifier.verify(signature);
    }

    @Test
    void whatIsNoKeyIsNamed() throws IOException {
        Path oneLine = Files.writeString(folder.resolve("gates.key"), "AAAA\n");
        assertThatThrownBy(() -> SigningKey.at(oneLine, "key of the gates' lists"))
                .isInstanceOf(IOException.class)
                .hasMessage(oneLine + " is not the key of the gates' lists: take it from the backup");
        Path noKey = Files.write(folder.resolve("audit.key"), List.of("AAAA", "AAAA"));
        assertThatThrownBy(() -> SigningKey.at(noKey, "key of the record"))
                .isInstanceOf(IOException.class)
                .hasMessage("The key of the record cannot be read: take it from the backup");
    }
}
