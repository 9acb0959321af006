package org.carrel.sentinel.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `oversee_reveals`.
@Repository
class OversightRepository {

    private final JdbcClient jdbc;

    OversightRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long countReveals() {
        return jdbc.sql("SELECT count(r.id) FROM sentinel.reveal r JOIN sentinel.alert a ON a.id = r.alert_id")
                .query(Long.class)
                .single();
    }

    /// The newest first.
    ///
    /// @param names by what name the holder of an account is known
    List<Looked> reveals(int most, long offset, Function<UUID, String> names) {
        return jdbc.sql("""
                        SELECT r.alert_id, a.probability, r.reviewer, r.seconder, r.reason, r.asked_at, r.shown_at,
                               r.refusal, r.unusual, a.verdict
                        FROM sentinel.reveal r JOIN sentinel.alert a ON a.id = r.alert_id
                        ORDER BY r.id DESC LIMIT :most OFFSET :offset
                        """)
                .param("most", most)
                .param("offset", offset)
                .query((row, number) -> looked(row, names))
                .list();
    }

    private static Looked looked(ResultSet row, Function<UUID, String> names) throws SQLException {
        UUID seconder = row.getObject("seconder", UUID.class);
        Timestamp shown = row.getTimestamp("shown_at");
        return new Looked(
                row.getLong("alert_id"),
                row.getDouble("probability"),
                names.apply(row.getObject("reviewer", UUID.class)),
                seconder == null ? null : names.apply(seconder),
                row.getString("reason"),
                row.getTimestamp("asked_at").toInstant(),
                shown == null ? null : shown.toInstant(),
                row.getString("refusal"),
                row.getString("unusual"),
                row.getString("verdict"));
    }

    /// The newest first, those that were ended too.
    List<Training> trainings(UUID account) {
        return jdbc.sql("""
                        SELECT trained_on, valid_until, recorded_by, recorded_at, ended_at, ended_by
                        FROM sentinel.training WHERE account = ? ORDER BY id DESC
                        """)
                .param(account)
                .query((row, number) -> training(row))
                .list();
    }

    private static Training training(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new Training(
                row.getObject("trained_on", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getObject("recorded_by", UUID.class),
                row.getTimestamp("recorded_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getObject("ended_by", UUID.class));
    }

    /// @return whether there was one to end
    boolean endTrainings(UUID account, UUID by, Instant now) {
        return jdbc.sql("""
                        UPDATE sentinel.training SET ended_at = :now, ended_by = :by
                        WHERE account = :account AND ended_at IS NULL
                        """)
                        .param("account", account)
                        .param("by", by)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    void train(UUID account, LocalDate on, LocalDate until, UUID by, Instant now) {
        jdbc.sql("""
                        INSERT INTO sentinel.training (account, trained_on, valid_until, recorded_by, recorded_at)
                        VALUES (:account, :on, :until, :by, :now)
                        """)
                .param("account", account)
                .param("on", on)
                .param("until", until)
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
