package org.carrel.buildings.offline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.carrel.buildings.BuildingsSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The library's Ed25519 key (RFC 8032) for lists that gates keep: by its public half a gate knows that a list is the
/// library's. In a file that only the program's own user may read, made when it is first needed.
@Component
class SnapshotKey {

    private static final String NAME = "Ed25519";

    private final Path file;
    private @Nullable Halves halves;

    SnapshotKey(BuildingsSettings settings) {
        this.file = settings.snapshotKeyFile();
    }

    private record Halves(byte[] privateKey, byte[] publicKey) {}

    byte[] sign(byte[] content) {
        try {
            Signature signer = Signature.getInstance(NAME);
            signer.initSign(KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(key().privateKey())));
            signer.update(content);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of the gates' lists cannot sign: take it from the backup", e);
        }
    }

    /// As X.509 writes it.
    byte[] publicKey() {
        return key().publicKey().clone();
    }

    private synchronized Halves key() {
        Halves known = halves;
        if (known == null) {
            known = read();
            halves = known;
        }
        return known;
    }

    private Halves read() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            List<String> lines = Files.readString(file).strip().lines().toList();
            if (lines.size() != 2) {
                throw new IOException(file + " is not the key of the gates' lists: take it from the backup");
            }
            Base64.Decoder text = Base64.getDecoder();
            return new Halves(text.decode(lines.getFirst()), text.decode(lines.getLast()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(
                folder,
                ".gates",
                ".key",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Base64.Encoder text = Base64.getEncoder();
        KeyPair pair = pair();
        Files.writeString(
                fresh,
                text.encodeToString(pair.getPrivate().getEncoded()) + "\n"
                        + text.encodeToString(pair.getPublic().getEncoded()) + "\n",
                StandardOpenOption.TRUNCATE_EXISTING);
        try {
            // A link, unlike a move, never replaces the key that another node made a moment ago.
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException another) {
            // It is as good.
        } finally {
            Files.delete(fresh);
        }
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance(NAME).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has Ed25519", e);
        }
    }
}
