package org.carrel.privacy.breach;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `answer_breaches`.
@Repository
class BreachRepository {

    private static final String BREACHES = """
            SELECT b.id, b.aware_at, b.what, b.categories, b.people, b.consequences, b.measures, b.risk, b.reason,
                   b.decided_at, b.regulator_at, b.late_because, b.people_at, b.closed_at
            FROM privacy.breach b
            """;

    private final JdbcClient jdbc;

    BreachRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Open ones first, the one known longest on top.
    List<Breach> all() {
        return jdbc.sql(BREACHES + "ORDER BY b.closed_at DESC NULLS FIRST, b.aware_at, b.id")
                .query((row, number) -> breach(row))
                .list();
    }

    /// Held until the transaction ends, for whoever changes it.
    Optional<Breach> hold(long id) {
        return jdbc.sql(BREACHES + "WHERE b.id = :id FOR UPDATE OF b")
                .param("id", id)
                .query((row, number) -> breach(row))
                .optional();
    }

    Optional<Breach> one(long id) {
        return jdbc.sql(BREACHES + "WHERE b.id = :id")
                .param("id", id)
                .query((row, number) -> breach(row))
                .optional();
    }

    long add(Breaches.Facts facts, UUID by, Instant now) {
        return jdbc.sql("""
                        INSERT INTO privacy.breach (aware_at, entered_at, entered_by, what, categories, people,
                                                    consequences, measures)
                        VALUES (:aware, :now, :by, :what, :categories, :people, :consequences, :measures) RETURNING id
                        """)
                .param("aware", facts.awareAt().atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("what", facts.what())
                .param("categories", facts.categories().toArray(new String[0]))
                .param("people", facts.people())
                .param("consequences", facts.consequences())
                .param("measures", facts.measures())
                .query(Long.class)
                .single();
    }

    void decide(long id, String risk, String reason, UUID by, Instant now) {
        jdbc.sql("""
                        UPDATE privacy.breach SET risk = :risk, reason = :reason, decided_by = :by, decided_at = :now
                        WHERE id = :id
                        """)
                .param("risk", risk)
                .param("reason", reason)
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void regulatorTold(long id, Instant now, @Nullable String late) {
        jdbc.sql("UPDATE privacy.breach SET regulator_at = :now, late_because = :late WHERE id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("late", late)
                .param("id", id)
                .update();
    }

    void peopleTold(long id, Instant now) {
        jdbc.sql("UPDATE privacy.breach SET people_at = :now WHERE id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void close(long id, Instant now) {
        jdbc.sql("UPDATE privacy.breach SET closed_at = :now WHERE id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    private static Breach breach(ResultSet row) throws SQLException {
        return new Breach(
                row.getLong("id"),
                row.getTimestamp("aware_at").toInstant(),
                row.getString("what"),
                List.of((String[]) row.getArray("categories").getArray()),
                row.getInt("people"),
                row.getString("consequences"),
                row.getString("measures"),
                row.getString("risk"),
                row.getString("reason"),
                instant(row.getTimestamp("decided_at")),
                instant(row.getTimestamp("regulator_at")),
                row.getString("late_because"),
                instant(row.getTimestamp("people_at")),
                instant(row.getTimestamp("closed_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
