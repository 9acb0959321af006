package org.carrel.people.joining;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Other universities; no personal data, so no purpose.
@Repository
class InstitutionRepository {

    private static final String INSTITUTION = "SELECT id, name, library_email FROM people.institution ";

    private final JdbcClient jdbc;

    InstitutionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Institution> all() {
        return jdbc.sql(INSTITUTION + "WHERE retired_at IS NULL ORDER BY lower(name), id")
                .query((row, number) -> new Institution(
                        row.getObject("id", UUID.class), row.getString("name"), row.getString("library_email")))
                .list();
    }

    Optional<Institution> one(UUID id) {
        return jdbc.sql(INSTITUTION + "WHERE id = ? AND retired_at IS NULL")
                .param(id)
                .query((row, number) -> new Institution(
                        row.getObject("id", UUID.class), row.getString("name"), row.getString("library_email")))
                .optional();
    }

    /// Of one that is there already by this name the address is changed.
    void keep(String name, String email) {
        jdbc.sql("""
                        INSERT INTO people.institution (id, name, library_email) VALUES (:id, :name, :email)
                        ON CONFLICT (name) DO UPDATE SET library_email = :email, retired_at = NULL
                        """)
                .param("id", UUID.randomUUID())
                .param("name", name)
                .param("email", email)
                .update();
    }

    void retire(UUID id, Instant now) {
        jdbc.sql("UPDATE people.institution SET retired_at = :now WHERE id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }
}
