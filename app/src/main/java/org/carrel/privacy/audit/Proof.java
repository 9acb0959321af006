package org.carrel.privacy.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.carrel.privacy.AuditProof;
import org.jspecify.annotations.Nullable;

/// What [AuditProof] asks for.
public final class Proof {

    private Proof() {}

    public static AuditProof ofFile(Path file, @Nullable Path key) throws IOException {
        return of(ExportFile.verify(file, publicKey(key)));
    }

    public static AuditProof ofDatabase(Connection owner, @Nullable Path key) throws IOException, SQLException {
        return of(new RecordInDatabase(owner).verify(publicKey(key)));
    }

    private static AuditProof of(ChainCheck.Verdict verdict) {
        return new AuditProof(verdict.sound(), verdict.sentence());
    }

    private static byte @Nullable [] publicKey(@Nullable Path key) throws IOException {
        if (key == null) {
            return null;
        }
        try {
            return RecordKey.readPublic(key);
        } catch (IllegalArgumentException noKey) {
            throw new IOException(key + " is no public key of a record: take audit.pub from its folder", noKey);
        }
    }
}
