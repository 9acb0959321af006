package org.carrel.privacy.disclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purposes: `disclose_by_law`; `show_own_data` for what one person is told.
@Repository
class DisclosureRepository {

    private static final String DISCLOSURES = """
            SELECT d.id, d.authority, d.reference, d.legal_ground, d.categories, d.people, d.proposed_at, d.proposed_by,
                   d.decided_at, d.refused, d.given_at, d.withheld_until, d.withheld_because
            FROM privacy.disclosure d
            """;

    private final JdbcClient jdbc;

    DisclosureRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long add(Disclosures.Proposal proposal, int people, UUID by, Instant now) {
        return jdbc.sql("""
                        INSERT INTO privacy.disclosure (authority, reference, legal_ground, categories, people,
                            proposed_at, proposed_by, withheld_until, withheld_because)
                        VALUES (:authority, :reference, :ground, :categories, :people, :now, :by, :until, :because)
                        RETURNING id
                        """)
                .param("authority", proposal.authority())
                .param("reference", proposal.reference())
                .param("ground", proposal.ground())
                .param("categories", proposal.categories().toArray(new String[0]))
                .param("people", people)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("until", proposal.withheldUntil())
                .param("because", proposal.withheldBecause())
                .query(Long.class)
                .single();
    }

    void addPerson(long id, String subject, Disclosures.Proposal proposal, Instant now) {
        jdbc.sql("""
                        INSERT INTO privacy.disclosure_person
                            (disclosure_id, subject, authority, legal_ground, categories, withheld_until, asked_at)
                        VALUES (:id, :subject, :authority, :ground, :categories, :until, :now)
                        """)
                .param("id", id)
                .param("subject", subject)
                .param("authority", proposal.authority())
                .param("ground", proposal.ground())
                .param("categories", proposal.categories().toArray(new String[0]))
                .param("until", proposal.withheldUntil())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Disclosure> all() {
        return jdbc.sql(DISCLOSURES + "ORDER BY d.decided_at DESC NULLS FIRST, d.proposed_at DESC, d.id DESC")
                .query((row, number) -> disclosure(row))
                .list();
    }

    Optional<Disclosure> one(long id) {
        return jdbc.sql(DISCLOSURES + "WHERE d.id = :id")
                .param("id", id)
                .query((row, number) -> disclosure(row))
                .optional();
    }

    List<String> people(long id) {
        return jdbc.sql(
                        "SELECT p.subject FROM privacy.disclosure_person p WHERE p.disclosure_id = :id ORDER BY p.subject")
                .param("id", id)
                .query((row, number) -> row.getString("subject"))
                .list();
    }

    /// @return whether nobody had decided before
    boolean decide(long id, boolean refused, UUID by, Instant now) {
        return jdbc.sql("""
                        UPDATE privacy.disclosure SET refused = :refused, decided_at = :now,
                            seconded_by = CASE WHEN proposed_by = :by THEN NULL ELSE cast(:by AS uuid) END
                        WHERE id = :id AND decided_at IS NULL
                        """)
                        .param("refused", refused)
                        .param("by", by)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }

    /// @return whether it was decided and had not been given before
    boolean give(long id, Instant now) {
        int given = jdbc.sql("""
                        UPDATE privacy.disclosure SET given_at = :now
                        WHERE id = :id AND decided_at IS NOT NULL AND NOT refused AND given_at IS NULL
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        if (given == 1) {
            jdbc.sql("UPDATE privacy.disclosure_person SET given_at = :now WHERE disclosure_id = :id")
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("id", id)
                    .update();
        }
        return given == 1;
    }

    /// What the person of this transaction may know by `today`.
    List<OwnDisclosure> own(LocalDate today) {
        return jdbc.sql("""
                        SELECT p.asked_at, p.given_at, p.authority, p.legal_ground, p.categories FROM privacy.disclosure_person p
                        WHERE p.given_at IS NOT NULL AND (p.withheld_until IS NULL OR p.withheld_until <= :today)
                        ORDER BY p.given_at DESC
                        """)
                .param("today", today)
                .query((row, number) -> new OwnDisclosure(
                        row.getTimestamp("asked_at").toInstant(),
                        row.getTimestamp("given_at").toInstant(),
                        row.getString("authority"),
                        row.getString("legal_ground"),
                        List.of((String[]) row.getArray("categories").getArray()),
                        List.of()))
                .list();
    }

    private static Disclosure disclosure(ResultSet row) throws SQLException {
        return new Disclosure(
                row.getLong("id"),
                row.getString("authority"),
                row.getString("reference"),
                row.getString("legal_ground"),
                List.of((String[]) row.getArray("categories").getArray()),
                row.getInt("people"),
                row.getTimestamp("proposed_at").toInstant(),
                row.getObject("proposed_by", UUID.class),
                instant(row.getTimestamp("decided_at")),
                row.getBoolean("refused"),
                instant(row.getTimestamp("given_at")),
                row.getObject("withheld_until", LocalDate.class),
                row.getString("withheld_because"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
