package org.carrel.privacy.audit;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/// The library's Ed25519 key in a file that only the program's own user may read.
///
/// @param publicKey as X.509 writes it
record SigningKey(PrivateKey privateKey, byte[] publicKey) {

    static final String PUBLIC = "audit.pub";

    private static final String SEPARATOR = "\n";

    /// Makes the key where there is none, and lays its public half beside the record's files.
    static SigningKey at(Path file, Path folder) throws IOException {
        Files.createDirectories(folder);
        if (!Files.exists(file)) {
            make(file);
        }
        String[] halves = Files.readString(file).strip().split(SEPARATOR);
        if (halves.length != 2) {
            throw new IOException(file + " is not a key of the record: take it from the backup");
        }
        byte[] publicKey = Base64.getDecoder().decode(halves[1]);
        Path shown = folder.resolve(PUBLIC);
        if (!Files.exists(shown) || !Arrays.equals(publicKey, readPublic(shown))) {
            Files.writeString(shown, halves[1] + SEPARATOR);
        }
        return new SigningKey(privateKey(Base64.getDecoder().decode(halves[0])), publicKey);
    }

    static byte[] readPublic(Path file) throws IOException {
        return Base64.getDecoder().decode(Files.readString(file).strip());
    }

    private static void make(Path file) throws IOException {
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        KeyPair pair = pair();
        Base64.Encoder text = Base64.getEncoder();
        String halves = text.encodeToString(pair.getPrivate().getEncoded())
                + SEPARATOR
                + text.encodeToString(pair.getPublic().getEncoded())
                + SEPARATOR;
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".audit", ".key");
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(fresh, halves, StandardOpenOption.TRUNCATE_EXISTING);
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
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has Ed25519", e);
        }
    }

    private static PrivateKey privateKey(byte[] encoded) throws IOException {
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IOException("The key of the record cannot be read: take it from the backup", e);
        }
    }

    /// Without the key: records end up in messages.
    @Override
    public String toString() {
        return "SigningKey";
    }
}
