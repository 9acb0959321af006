package org.carrel.catalogue.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.marc.StoredMarc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Records for other systems.
@Repository
class ServedRecordRepository {

    private static final String RECORD = """
            SELECT id, changed_at, marc, suppressed OR gone_at IS NOT NULL AS deleted FROM catalogue.record
            """;

    private final JdbcClient jdbc;

    ServedRecordRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ServedRecord> visible(List<RecordId> ids) {
        return jdbc.sql(RECORD + "WHERE id = ANY(:ids) AND gone_at IS NULL AND NOT suppressed")
                .param("ids", ids.stream().map(RecordId::value).toArray(Long[]::new))
                .query((row, number) -> served(row))
                .list();
    }

    List<ServedRecord> any(RecordId id) {
        return jdbc.sql(RECORD + "WHERE id = :id")
                .param("id", id.value())
                .query((row, number) -> served(row))
                .list();
    }

    /// A record that changes while somebody harvests moves behind the place they are at, or out of what they asked for.
    List<ServedRecord> changed(Instant from, Instant until, Instant afterMoment, long afterId, int most) {
        return jdbc.sql(RECORD + """
                        WHERE changed_at >= :from AND changed_at <= :until AND (changed_at, id) > (:moment, :id)
                        ORDER BY changed_at, id LIMIT :most
                        """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("moment", afterMoment.atOffset(ZoneOffset.UTC))
                .param("id", afterId)
                .param("most", most)
                .query((row, number) -> served(row))
                .list();
    }

    /// For how long the longest transaction that writes has gone on. What it changed has the moment of its beginning
    /// and
    /// is not to be seen yet.
    Duration unsettled() {
        return jdbc.sql("""
                        SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)), 0) AS seconds
                        FROM pg_stat_activity WHERE datname = current_database() AND backend_xid IS NOT NULL
                        """)
                .query((row, number) -> Duration.ofNanos((long) (row.getDouble("seconds") * 1e9)))
                .single();
    }

    Instant earliest() {
        return jdbc.sql("SELECT coalesce(min(changed_at), TIMESTAMPTZ '2000-01-01 00:00Z') AS at FROM catalogue.record")
                .query((row, number) ->
                        row.getObject("at", OffsetDateTime.class).toInstant())
                .single();
    }

    private static ServedRecord served(ResultSet row) throws SQLException {
        return new ServedRecord(
                new RecordId(row.getLong("id")),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("deleted") ? null : StoredMarc.record(row.getString("marc")));
    }
}
