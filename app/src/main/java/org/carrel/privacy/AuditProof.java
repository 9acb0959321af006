package org.carrel.privacy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.carrel.database.OwnersDatabase;
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

    /// @param environment names the database and its owner, as for the app
    /// @param key as for a file
    /// @throws IOException with a sentence, where either cannot be read
    public static AuditProof ofDatabase(Map<String, String> environment, @Nullable Path key) throws IOException {
        try (Connection owner = OwnersDatabase.open(environment)) {
            return Proof.ofDatabase(owner, key);
        } catch (SQLException e) {
            throw new IOException("the record cannot be read: is this the database of a Carrel that has started?", e);
        }
    }
}
