package org.carrel.privacy.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.privacy.Audit;
import org.carrel.privacy.AuditEvent;
import org.carrel.privacy.AuditProof;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// The record in the database, signed, and then changed by somebody who owns the database.
@CarrelTest
@TestPropertySource(properties = "carrel.context=CheckpointModuleTest")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class CheckpointModuleTest {

    @Autowired
    private Audit audit;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private AuditSettings settings;

    @Autowired
    private Environment environment;

    private void tenLooks() {
        for (int i = 0; i < 10; i++) {
            audit.record(List.of(AuditEvent.byProgram(
                    AuditEvent.Kind.LOOK, UUID.randomUUID().toString(), "show_own_data", List.of("name"), "test", "")));
        }
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(
                environment.getRequiredProperty("carrel.database.url"),
                environment.getRequiredProperty("carrel.database.user"),
                environment.getRequiredProperty("carrel.database.password"));
    }

    private AuditProof proof() throws IOException {
        RecordKey.at(settings.keyFile(), settings.folder());
        Map<String, String> named = Map.of(
                "CARREL_DATABASE_URL", environment.getRequiredProperty("carrel.database.url"),
                "CARREL_DATABASE_USER", environment.getRequiredProperty("carrel.database.user"),
                "CARREL_DATABASE_PASSWORD", environment.getRequiredProperty("carrel.database.password"));
        return AuditProof.ofDatabase(named, settings.folder().resolve("audit.pub"));
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aCheckpointIsAFileThatStandsByItself() throws IOException, SQLException {
        tenLooks();
        assertThat(checkpoints.make()).isPresent();
        assertThat(checkpoints.make()).as("nothing was added").isEmpty();
        tenLooks();
        assertThat(checkpoints.make()).isPresent();
        Path first = settings.folder().resolve("audit-000000000001-000000000010.jsonl");
        Path second = settings.folder().resolve("audit-000000000011-000000000020.jsonl");
        for (Path file : List.of(first, second)) {
            AuditProof proof = AuditProof.ofFile(file, settings.folder().resolve("audit.pub"));
            assertThat(proof.sound()).as(proof.sentence()).isTrue();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings.keyFile())))
                .isEqualTo("rw-------");
        AuditProof all = proof();
        assertThat(all.sound()).as(all.sentence()).isTrue();
        assertThat(all.sentence()).contains("20 rows and 2 signatures");
    }

    @Test
    void aRowDeletedByTheDatabasesOwnerIsNamed() throws IOException, SQLException {
        tenLooks();
        asOwner("DELETE FROM privacy.audit_entry WHERE seq = 7");
        assertThat(proof()).isEqualTo(new AuditProof(false, "the database: row 7 is missing."));
    }

    @Test
    void aRowChangedByTheDatabasesOwnerIsNamed() throws IOException, SQLException {
        tenLooks();
        asOwner("UPDATE privacy.audit_entry SET at = at - interval '1 hour' WHERE seq = 5");
        assertThat(proof().sentence()).contains("row 5 was changed");
    }

    @Test
    void anEndCutOffAfterItWasSignedIsFound() throws IOException, SQLException {
        tenLooks();
        checkpoints.make();
        asOwner("DELETE FROM privacy.audit_entry WHERE seq > 8");
        assertThat(proof().sentence()).contains("signed up to row 10 and ends with row 8");
    }

    @Test
    void aSignatureMadeUpIsFound() throws IOException, SQLException {
        tenLooks();
        checkpoints.make();
        asOwner("UPDATE privacy.audit_checkpoint SET signature = decode(repeat('00', 64), 'hex')");
        assertThat(proof().sentence()).contains("the signature at row 10 is not the library's");
    }
}
