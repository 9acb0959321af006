package org.carrel.catalogue.kept;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.description.Describing;
import org.carrel.catalogue.description.Description;
import org.carrel.catalogue.marc.StoredMarc;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is on somebody's lists. A record that was joined to another one stands for that one here: whoever
/// asks by the number of the one that is kept means both. Purpose: `keep_own_lists`, which sees the rows
/// of one person only.
@Repository
class KeptRecordRepository {

    private final JdbcClient jdbc;

    KeptRecordRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param record the one that is kept, of two that were joined
    record Row(RecordId record, String title, String note, Instant addedAt) {}

    /// The earliest first.
    List<Row> on(long list) {
        return jdbc.sql("""
                        SELECT coalesce(r.merged_into, r.id) AS kept, k.title, k.note, k.added_at
                        FROM catalogue.kept_record k JOIN catalogue.record r ON r.id = k.record_id
                        WHERE k.list_id = :list ORDER BY k.added_at, k.id
                        """)
                .param("list", list)
                .query((row, number) -> new Row(
                        new RecordId(row.getLong("kept")),
                        row.getString("title"),
                        row.getString("note"),
                        row.getObject("added_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// Of these records those that everybody may see, with what they are.
    Map<RecordId, Description> seen(Set<RecordId> records) {
        Map<RecordId, Description> found = new HashMap<>();
        if (!records.isEmpty()) {
            jdbc.sql("""
                            SELECT id, marc FROM catalogue.record
                            WHERE id = ANY (:records) AND gone_at IS NULL AND NOT suppressed
                            """)
                    .param("records", records.stream().map(RecordId::value).toArray(Long[]::new))
                    .query((RowCallbackHandler) row -> found.put(
                            new RecordId(row.getLong("id")),
                            Describing.describe(StoredMarc.record(row.getString("marc")))));
        }
        return found;
    }

    /// On which lists it is.
    Set<Long> listsWith(RecordId record) {
        return new TreeSet<>(jdbc.sql("""
                        SELECT k.list_id FROM catalogue.kept_record k JOIN catalogue.record r ON r.id = k.record_id
                        WHERE coalesce(r.merged_into, r.id) = :record
                        """)
                .param("record", record.value())
                .query((row, number) -> row.getLong("list_id"))
                .list());
    }

    void add(long list, RecordId record, String title, Instant now) {
        jdbc.sql("""
                        INSERT INTO catalogue.kept_record (list_id, record_id, title, added_at)
                        VALUES (:list, :record, :title, :now) ON CONFLICT (list_id, record_id) DO NOTHING
                        """)
                .param("list", list)
                .param("record", record.value())
                .param("title", title)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Where two records were joined the one note stands for both.
    boolean note(long list, RecordId record, String note) {
        return jdbc.sql("""
                        UPDATE catalogue.kept_record k
                        SET note = CASE WHEN k.id = (
                                SELECT min(o.id) FROM catalogue.kept_record o JOIN catalogue.record p ON p.id = o.record_id
                                WHERE o.list_id = :list AND coalesce(p.merged_into, p.id) = :record)
                            THEN :note ELSE '' END
                        FROM catalogue.record r
                        WHERE k.list_id = :list AND r.id = k.record_id AND coalesce(r.merged_into, r.id) = :record
                        """)
                        .param("list", list)
                        .param("record", record.value())
                        .param("note", note)
                        .update()
                > 0;
    }

    boolean remove(long list, RecordId record) {
        return jdbc.sql("""
                        DELETE FROM catalogue.kept_record k USING catalogue.record r
                        WHERE k.list_id = :list AND r.id = k.record_id AND coalesce(r.merged_into, r.id) = :record
                        """).param("list", list).param("record", record.value()).update() > 0;
    }
}
