package org.carrel.catalogue.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.carrel.catalogue.RecordId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Bibliographic records as they stand: nobody's data.
@Repository
class BibliographicRepository {

    private final JdbcClient jdbc;

    BibliographicRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A record as its row has it.
    ///
    /// @param mergedInto null where it stands for itself
    record Row(
            long id,
            int version,
            boolean suppressed,
            boolean gone,
            @Nullable Long mergedInto,
            OffsetDateTime createdAt,
            OffsetDateTime changedAt,
            String marc) {}

    Optional<Row> one(RecordId id) {
        return jdbc.sql("""
                        SELECT id, version, suppressed, gone_at IS NOT NULL AS gone, merged_into, created_at, changed_at,
                               marc
                        FROM catalogue.record WHERE id = :id
                        """)
                .param("id", id.value())
                .query((row, number) -> row(row))
                .optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getInt("version"),
                row.getBoolean("suppressed"),
                row.getBoolean("gone"),
                row.getObject("merged_into", Long.class),
                row.getObject("created_at", OffsetDateTime.class),
                row.getObject("changed_at", OffsetDateTime.class),
                row.getString("marc"));
    }

    /// By a number that others know it by.
    List<RecordId> withIdentifier(String kind, String value) {
        return jdbc.sql("""
                        SELECT r.id FROM catalogue.record_identifier i JOIN catalogue.record r ON r.id = i.record_id
                        WHERE i.kind = :kind AND i.value = :value AND r.gone_at IS NULL AND NOT r.suppressed
                        ORDER BY r.id
                        """)
                .param("kind", kind)
                .param("value", value)
                .query((row, number) -> new RecordId(row.getLong("id")))
                .list();
    }
}
