package org.carrel.privacy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.carrel.privacy.audit.Proof;
import org.jspecify.annotations.Nullable;

/// Whether the record of who looked is as it was written.
///
/// @param sentence how much was checked, or where the first fault is
public record AuditProof(boolean sound, String sentence) {

    /// @param file as a checkpoint wrote it
    /// @param key the library's public key; null to take the file's word for whose it is
    /// @throws IOException with a sentence, where either cannot be read
    public static AuditProof ofFile(Path file, @Nullable Path key) throws IOException {
        return Proof.ofFile(file, key);
    }

    /// @param owner of the database
    public static AuditProof ofDatabase(Connection owner, @Nullable Path key) throws IOException, SQLException {
        return Proof.ofDatabase(owner, key);
    }
}
