package org.carrel.catalogue.lending;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carrel.catalogue.ItemAtHand;
import org.carrel.catalogue.ItemId;
import org.carrel.catalogue.ItemStatus;
import org.carrel.catalogue.RecordId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Items with what a desk shows of them.
@Repository
class LendingRepository {

    private static final String ITEM = """
            SELECT i.id, i.barcode, i.type_code, i.part, i.status, h.record_id, h.call_number, h.location_code,
                   l.campus_code, r.title, r.creator
            FROM catalogue.item i
            JOIN catalogue.holding h ON h.id = i.holding_id
            JOIN catalogue.location l ON l.code = h.location_code
            JOIN catalogue.record r ON r.id = h.record_id
            """;

    /// What is written as it was asked for goes first. Three looks into the index of barcodes.
    private static final String BY_BARCODE = ITEM + """
            WHERE i.id = (SELECT CASE WHEN bool_or(b.barcode = :barcode) THEN max(b.id) FILTER (WHERE b.barcode = :barcode)
                                      WHEN count(*) = 1 THEN max(b.id) END
                          FROM catalogue.item b WHERE b.barcode IN (:barcode, :capitals, :small))
            """;

    private static final String BY_ID = ITEM + "WHERE i.id = :id ";

    private static final String HELD = "FOR UPDATE OF i";

    private final JdbcClient jdbc;

    LendingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ItemAtHand> byBarcode(String barcode, boolean held) {
        return jdbc.sql(held ? BY_BARCODE + HELD : BY_BARCODE)
                .param("barcode", barcode)
                .param("capitals", barcode.toUpperCase(Locale.ROOT))
                .param("small", barcode.toLowerCase(Locale.ROOT))
                .query((row, number) -> item(row))
                .optional();
    }

    Optional<ItemAtHand> byId(ItemId item, boolean held) {
        return jdbc.sql(held ? BY_ID + HELD : BY_ID)
                .param("id", item.value())
                .query((row, number) -> item(row))
                .optional();
    }

    List<ItemAtHand> of(Collection<ItemId> items) {
        return jdbc.sql(ITEM + "WHERE i.id = ANY (:ids) ORDER BY i.id")
                .param("ids", items.stream().map(ItemId::value).toArray(Long[]::new))
                .query((row, number) -> item(row))
                .list();
    }

    List<ItemAtHand> ofRecord(RecordId record) {
        return jdbc.sql(ITEM + """
                        JOIN catalogue.campus c ON c.code = l.campus_code
                        WHERE h.record_id = :record AND i.status <> 'withdrawn'
                        ORDER BY c.position, c.code, l.position, l.code, h.id, i.id
                        """)
                .param("record", record.value())
                .query((row, number) -> item(row))
                .list();
    }

    private static ItemAtHand item(ResultSet row) throws SQLException {
        return new ItemAtHand(
                new ItemId(row.getLong("id")),
                row.getString("barcode"),
                new RecordId(row.getLong("record_id")),
                row.getString("title"),
                row.getString("creator"),
                row.getString("type_code"),
                row.getString("location_code"),
                row.getString("campus_code"),
                row.getString("call_number"),
                row.getString("part"),
                ItemStatus.of(row.getString("status")));
    }

    /// Every index sees the record anew, where the status was another before.
    void status(ItemId item, ItemStatus status) {
        jdbc.sql("""
                        WITH changed AS (
                            UPDATE catalogue.item i SET status = :status FROM catalogue.holding h
                            WHERE i.id = :id AND h.id = i.holding_id AND i.status <> :status RETURNING h.record_id)
                        INSERT INTO catalogue.record_touch (record_id, touched_in)
                        SELECT record_id, pg_current_xact_id() FROM changed
                        ON CONFLICT (record_id) DO UPDATE SET touched_in = excluded.touched_in
                        """).param("id", item.value()).param("status", status.code()).update();
    }

    Optional<String> nameOfCampus(String code) {
        return jdbc.sql("SELECT name FROM catalogue.campus WHERE code = ?")
                .param(code)
                .query(String.class)
                .optional();
    }
}
