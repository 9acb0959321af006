package org.carrel.catalogue.change;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.carrel.catalogue.AuthorityId;
import org.carrel.catalogue.RecordId;
import org.carrel.people.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `keep_catalogue`. Who changed what, when and why.
@Repository
class ChangeRepository {

    private final JdbcClient jdbc;

    ChangeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param by null for what the program does itself
    /// @return the number that everything it changes names
    long begin(String kind, String why, Instant at, @Nullable AccountId by) {
        return jdbc.sql("""
                        INSERT INTO catalogue.change (kind, why, at, made_by) VALUES (:kind, :why, :at, :by)
                        RETURNING id
                        """)
                .param("kind", kind)
                .param("why", why)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .query(Long.class)
                .single();
    }

    /// @param by null for what the program did itself, and for what is long past
    record Row(
            int version,
            String kind,
            String why,
            Instant at,
            @Nullable AccountId by) {}

    /// The newest first.
    List<Row> versions(RecordId record, int most) {
        return versions("""
                        SELECT version, change_id FROM catalogue.record WHERE id = :id
                        UNION ALL
                        SELECT version, change_id FROM catalogue.record_version WHERE record_id = :id
                        """, record.value(), most);
    }

    List<Row> versions(AuthorityId authority, int most) {
        return versions("""
                        SELECT version, change_id FROM catalogue.authority WHERE id = :id
                        UNION ALL
                        SELECT version, change_id FROM catalogue.authority_version WHERE authority_id = :id
                        """, authority.value(), most);
    }

    /// @param about where they stand, and barcodes
    record Event(
            String about,
            String kind,
            String why,
            Instant at,
            @Nullable AccountId by) {}

    /// What happened to holdings that the record has now and their items; the newest first.
    List<Event> ofHoldings(RecordId record, int most) {
        return jdbc.sql("""
                        SELECT left(string_agg(DISTINCT e.about, ', '), 200) AS about, c.kind, c.why, c.at, c.made_by
                        FROM (
                            SELECT h.change_id, concat_ws(' ', h.location_code, h.call_number) AS about
                            FROM catalogue.holding h WHERE h.record_id = :id
                            UNION ALL
                            SELECT v.change_id, concat_ws(' ', v.location_code, v.call_number)
                            FROM catalogue.holding_version v JOIN catalogue.holding h ON h.id = v.holding_id
                            WHERE h.record_id = :id
                            UNION ALL
                            SELECT i.change_id, i.barcode
                            FROM catalogue.item i JOIN catalogue.holding h ON h.id = i.holding_id
                            WHERE h.record_id = :id
                            UNION ALL
                            SELECT v.change_id, v.barcode
                            FROM catalogue.item_version v JOIN catalogue.item i ON i.id = v.item_id
                            JOIN catalogue.holding h ON h.id = i.holding_id
                            WHERE h.record_id = :id) e
                        JOIN catalogue.change c ON c.id = e.change_id
                        GROUP BY c.id ORDER BY c.id DESC LIMIT :most
                        """)
                .param("id", record.value())
                .param("most", most)
                .query((row, number) -> {
                    UUID by = row.getObject("made_by", UUID.class);
                    return new Event(
                            row.getString("about"),
                            row.getString("kind"),
                            row.getString("why"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            by == null ? null : new AccountId(by));
                })
                .list();
    }

    private List<Row> versions(String versions, long id, int most) {
        return jdbc.sql("""
                        SELECT v.version, c.kind, c.why, c.at, c.made_by
                        FROM (%s) v
                        JOIN catalogue.change c ON c.id = v.change_id
                        ORDER BY v.version DESC LIMIT :most
                        """.formatted(versions))
                .param("id", id)
                .param("most", most)
                .query((row, number) -> {
                    UUID by = row.getObject("made_by", UUID.class);
                    return new Row(
                            row.getInt("version"),
                            row.getString("kind"),
                            row.getString("why"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            by == null ? null : new AccountId(by));
                })
                .list();
    }
}
