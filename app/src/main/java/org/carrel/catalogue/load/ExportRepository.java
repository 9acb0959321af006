package org.carrel.catalogue.load;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Records on their way out.
@Repository
class ExportRepository {

    private final JdbcClient jdbc;

    ExportRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param deleted whether others should not show it any more
    record Row(long id, String marc, boolean deleted) {}

    /// All that may be seen, by number.
    List<Row> all(long after, int most) {
        return jdbc.sql("""
                        SELECT id, marc, false AS deleted FROM catalogue.record
                        WHERE id > :after AND gone_at IS NULL AND NOT suppressed ORDER BY id LIMIT :most
                        """)
                .param("after", after)
                .param("most", most)
                .query((row, number) -> new Row(row.getLong("id"), row.getString("marc"), row.getBoolean("deleted")))
                .list();
    }

    /// Authorities that stand, by number; those that changed since, too, whatever became of them.
    ///
    /// @param since null for all that stand
    List<Row> authorities(@Nullable Instant since, long after, int most) {
        String chosen = since == null ? "gone_at IS NULL" : "changed_at >= :since";
        return jdbc.sql("""
                        SELECT id, marc, gone_at IS NOT NULL AS deleted FROM catalogue.authority
                        WHERE id > :after AND %s ORDER BY id LIMIT :most
                        """.formatted(chosen))
                .param("after", after)
                .param("since", since == null ? null : Timestamp.from(since))
                .param("most", most)
                .query((row, number) -> new Row(row.getLong("id"), row.getString("marc"), row.getBoolean("deleted")))
                .list();
    }

    /// All that changed since, by number; those that are seen no more, too.
    List<Row> since(Instant since, long after, int most) {
        return jdbc.sql("""
                        SELECT id, marc, suppressed OR gone_at IS NOT NULL AS deleted FROM catalogue.record
                        WHERE id > :after AND changed_at >= :since ORDER BY id LIMIT :most
                        """)
                .param("after", after)
                .param("since", Timestamp.from(since))
                .param("most", most)
                .query((row, number) -> new Row(row.getLong("id"), row.getString("marc"), row.getBoolean("deleted")))
                .list();
    }
}
