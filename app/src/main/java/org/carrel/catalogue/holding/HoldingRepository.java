package org.carrel.catalogue.holding;

import java.sql.Types;
import java.util.Optional;
import org.carrel.catalogue.ItemId;
import org.carrel.catalogue.ItemStatus;
import org.carrel.catalogue.RecordId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Holdings and items, changed one by one.
@Repository
class HoldingRepository {

    private final JdbcClient jdbc;

    HoldingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A holding as somebody types it.
    record Typed(
            String location, String callNumber, @Nullable String shelfKey, String extent, String note) {}

    boolean isThere(RecordId record) {
        return jdbc.sql("SELECT id FROM catalogue.record WHERE id = :id AND gone_at IS NULL FOR UPDATE")
                .param("id", record.value())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    boolean hasLocation(String code) {
        return jdbc.sql("SELECT count(*) FROM catalogue.location WHERE code = :code")
                        .param("code", code)
                        .query(Long.class)
                        .single()
                > 0;
    }

    boolean hasType(String code) {
        return jdbc.sql("SELECT count(*) FROM catalogue.item_type WHERE code = :code")
                        .param("code", code)
                        .query(Long.class)
                        .single()
                > 0;
    }

    long add(RecordId record, Typed typed, long change) {
        return jdbc.sql("""
                        INSERT INTO catalogue.holding (record_id, location_code, call_number, shelf_key, extent, note,
                               change_id)
                        VALUES (:record, :location, :callNumber, :shelfKey, :extent, :note, :change) RETURNING id
                        """)
                .param("change", change)
                .param("record", record.value())
                .param("location", typed.location())
                .param("callNumber", typed.callNumber())
                .param("shelfKey", typed.shelfKey(), Types.VARCHAR)
                .param("extent", typed.extent())
                .param("note", typed.note())
                .query(Long.class)
                .single();
    }

    /// @return whose record it is of; empty where there is no such holding
    Optional<RecordId> recordOf(long holding) {
        return jdbc.sql("SELECT record_id FROM catalogue.holding WHERE id = :id FOR UPDATE")
                .param("id", holding)
                .query((row, number) -> new RecordId(row.getLong("record_id")))
                .optional();
    }

    void change(long holding, Typed typed, long change) {
        jdbc.sql("""
                        INSERT INTO catalogue.holding_version (holding_id, change_id, record_id, location_code, call_number,
                               extent, note)
                        SELECT id, :change, record_id, location_code, call_number, extent, note
                        FROM catalogue.holding WHERE id = :id
                        """).param("id", holding).param("change", change).update();
        jdbc.sql("""
                        UPDATE catalogue.holding
                        SET location_code = :location, call_number = :callNumber, shelf_key = :shelfKey, extent = :extent,
                            note = :note, change_id = :change
                        WHERE id = :id
                        """)
                .param("id", holding)
                .param("change", change)
                .param("location", typed.location())
                .param("callNumber", typed.callNumber())
                .param("shelfKey", typed.shelfKey(), Types.VARCHAR)
                .param("extent", typed.extent())
                .param("note", typed.note())
                .update();
    }

    void touch(RecordId record) {
        jdbc.sql("UPDATE catalogue.record SET touched_in = pg_current_xact_id() WHERE id = :id")
                .param("id", record.value())
                .update();
    }

    /// An item that is there.
    record Item(ItemId id, long holding, RecordId record, ItemStatus status) {}

    Optional<Item> item(ItemId id) {
        return jdbc.sql("""
                        SELECT i.id, i.holding_id, h.record_id, i.status
                        FROM catalogue.item i JOIN catalogue.holding h ON h.id = i.holding_id
                        WHERE i.id = :id FOR UPDATE OF i
                        """)
                .param("id", id.value())
                .query((row, number) -> new Item(
                        new ItemId(row.getLong("id")),
                        row.getLong("holding_id"),
                        new RecordId(row.getLong("record_id")),
                        ItemStatus.of(row.getString("status"))))
                .optional();
    }

    /// @return empty where another item has that barcode
    Optional<ItemId> addItem(long holding, String barcode, String type, ItemStatus status, String part, long change) {
        return jdbc.sql("""
                        INSERT INTO catalogue.item (holding_id, change_id, barcode, type_code, status, part)
                        VALUES (:holding, :change, :barcode, :type, :status, :part)
                        ON CONFLICT (barcode) DO NOTHING RETURNING id
                        """)
                .param("holding", holding)
                .param("change", change)
                .param("barcode", barcode)
                .param("type", type)
                .param("status", status.code())
                .param("part", part)
                .query((row, number) -> new ItemId(row.getLong("id")))
                .optional();
    }

    boolean isTaken(String barcode, ItemId by) {
        return jdbc.sql("SELECT count(*) FROM catalogue.item WHERE barcode = :barcode AND id <> :id")
                        .param("barcode", barcode)
                        .param("id", by.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    void changeItem(ItemId item, String barcode, String type, ItemStatus status, String part, long change) {
        keepVersion(item);
        jdbc.sql("""
                        UPDATE catalogue.item
                        SET version = version + 1, change_id = :change, barcode = :barcode, type_code = :type,
                            status = :status, part = :part
                        WHERE id = :id
                        """)
                .param("id", item.value())
                .param("change", change)
                .param("barcode", barcode)
                .param("type", type)
                .param("status", status.code())
                .param("part", part)
                .update();
    }

    private void keepVersion(ItemId item) {
        jdbc.sql("""
                        INSERT INTO catalogue.item_version (item_id, version, change_id, holding_id, barcode, type_code,
                               status, part)
                        SELECT id, version, change_id, holding_id, barcode, type_code, status, part
                        FROM catalogue.item WHERE id = :id
                        """).param("id", item.value()).update();
    }

    void withdraw(ItemId item, long change) {
        keepVersion(item);
        jdbc.sql("""
                        UPDATE catalogue.item SET version = version + 1, change_id = :change, status = 'withdrawn'
                        WHERE id = :id
                        """).param("id", item.value()).param("change", change).update();
    }

    /// Items of the holding besides this one that are still the library's.
    long others(long holding, ItemId item) {
        return jdbc.sql("""
                        SELECT count(*) FROM catalogue.item
                        WHERE holding_id = :holding AND id <> :item AND status NOT IN ('withdrawn', 'lost', 'missing')
                        """)
                .param("holding", holding)
                .param("item", item.value())
                .query(Long.class)
                .single();
    }
}
