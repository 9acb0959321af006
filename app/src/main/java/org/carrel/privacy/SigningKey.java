package org.carrel.privacy;

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
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/// One of the library's Ed25519 keys (RFC 8032): by its public half whoever is shown something knows that it is the
/// library's. In a file that only the program's own user may read: the private half as PKCS#8 and the public half as
/// X.509, each a line of Base64.
public final class SigningKey {

    private static final String NAME = "Ed25519";

    private final String name;
    private final PrivateKey privateKey;
    private final byte[] publicKey;

    private SigningKey(String name, PrivateKey privateKey, byte[] publicKey) {
        this.name = name;
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /// Makes the key where there is none, also its folder. Several nodes may do so at once: one key stays.
    ///
    /// @param name what to call it in an error's sentence, as `key of the record`
    /// @throws IOException where the file cannot be read or made, or holds no such key
    public static SigningKey at(Path file, String name) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        List<String> halves = Files.readString(file).strip().lines().toList();
        if (halves.size() != 2) {
            throw new IOException(file + " is not the " + name + ": take it from the backup");
        }
        Base64.Decoder text = Base64.getDecoder();
        return new SigningKey(name, privateKey(name, text.decode(halves.getFirst())), text.decode(halves.getLast()));
    }

    /// @return 64 bytes; the same content gives the same
    public byte[] sign(byte[] content) {
        try {
            Signature signer = Signature.getInstance(NAME);
            signer.initSign(privateKey);
            signer.update(content);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The " + name + " cannot sign: take it from the backup", e);
        }
    }

    /// As X.509 writes it.
    public byte[] publicKey() {
        return publicKey.clone();
    }

    private static void make(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(
                folder,
                "." + file.getFileName(),
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        KeyPair pair = pair();
        Base64.Encoder text = Base64.getEncoder();
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

    private static PrivateKey privateKey(String name, byte[] encoded) throws IOException {
        try {
            return KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IOException("The " + name + " cannot be read: take it from the backup", e);
        }
    }
}
