package org.carrel.buildings.occupancy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.carrel.people.AccountId;
import org.carrel.privacy.WrittenReason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `evacuate`.
@Repository
class EvacuationRepository {

    private final JdbcClient jdbc;

    EvacuationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param lasts false once it was ended or its time is over
    record Evacuation(long id, String building, String reason, Instant begunAt, Instant endsAt, boolean lasts) {}

    private static final String EVACUATION = """
            SELECT id, building_code, reason, begun_at, ends_at, ended_at, begun_by FROM buildings.evacuation
            """;

    List<Evacuation> newest(int most, Instant now) {
        return jdbc.sql(EVACUATION + "ORDER BY begun_at DESC LIMIT :most")
                .param("most", most)
                .query((row, number) -> evacuation(row, now))
                .list();
    }

    Optional<Evacuation> one(long id, Instant now) {
        return jdbc.sql(EVACUATION + "WHERE id = :id")
                .param("id", id)
                .query((row, number) -> evacuation(row, now))
                .optional();
    }

    private static Evacuation evacuation(ResultSet row, Instant now) throws SQLException {
        Instant ends = row.getObject("ends_at", OffsetDateTime.class).toInstant();
        return new Evacuation(
                row.getLong("id"),
                row.getString("building_code"),
                row.getString("reason"),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                ends,
                row.getObject("ended_at") == null && ends.isAfter(now));
    }

    /// Joins the one that lasts, if there is one.
    long begin(String building, WrittenReason reason, AccountId by, Instant now, Instant ends) {
        endWhatIsOver(now);
        Optional<Long> fresh = jdbc.sql("""
                        INSERT INTO buildings.evacuation (building_code, reason, begun_by, begun_at, ends_at)
                        VALUES (:building, :reason, :by, :now, :ends)
                        ON CONFLICT (building_code) WHERE ended_at IS NULL DO NOTHING
                        RETURNING id
                        """)
                .param("building", building)
                .param("reason", reason.text())
                .param("by", by.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("ends", ends.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
        if (fresh.isPresent()) {
            jdbc.sql("""
                            INSERT INTO buildings.evacuated (building_code, begun_at, ends_at)
                            VALUES (:building, :now, :ends)
                            ON CONFLICT (building_code, begun_at) DO UPDATE SET ends_at = excluded.ends_at
                            """)
                    .param("building", building)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("ends", ends.atOffset(ZoneOffset.UTC))
                    .update();
            until(building, ends);
        }
        return fresh.orElseGet(
                () -> jdbc.sql("SELECT id FROM buildings.evacuation WHERE building_code = ? AND ended_at IS NULL")
                        .param(building)
                        .query(Long.class)
                        .single());
    }

    private void until(String building, Instant ends) {
        jdbc.sql("UPDATE buildings.occupancy SET evacuated_until = :ends WHERE building_code = :building")
                .param("ends", ends.atOffset(ZoneOffset.UTC))
                .param("building", building)
                .update();
    }

    void end(Evacuation evacuation, AccountId by, Instant now) {
        jdbc.sql("""
                        UPDATE buildings.evacuation SET ended_at = :now, ended_by = :by
                        WHERE id = :id AND ended_at IS NULL
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by.value())
                .param("id", evacuation.id())
                .update();
        jdbc.sql("""
                        UPDATE buildings.evacuated SET ends_at = :now
                        WHERE building_code = :building AND begun_at = :begun AND ends_at > :now
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("building", evacuation.building())
                .param("begun", evacuation.begunAt().atOffset(ZoneOffset.UTC))
                .update();
        until(evacuation.building(), now);
    }

    int endWhatIsOver(Instant now) {
        return jdbc.sql("UPDATE buildings.evacuation SET ended_at = ends_at WHERE ended_at IS NULL AND ends_at <= ?")
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
