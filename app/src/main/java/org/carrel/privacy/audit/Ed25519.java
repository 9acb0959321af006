package org.carrel.privacy.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

/// The library's signatures (RFC 8032).
final class Ed25519 {

    private static final String NAME = "Ed25519";

    private Ed25519() {}

    /// @param publicKey as X.509 writes it
    static boolean isSound(byte[] publicKey, byte[] content, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(NAME);
            verifier.initVerify(KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(publicKey)));
            verifier.update(content);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
