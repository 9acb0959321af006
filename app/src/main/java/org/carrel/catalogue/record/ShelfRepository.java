package org.carrel.catalogue.record;

import java.util.List;
import java.util.Optional;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.record.Shelf.Spine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Holdings in the order of their call numbers.
@Repository
class ShelfRepository {

    private static final String SPINE = """
            SELECT h.id, h.record_id, h.shelf_key, h.call_number, r.title, r.creator
            FROM catalogue.holding h JOIN catalogue.record r ON r.id = h.record_id
            WHERE r.gone_at IS NULL AND NOT r.suppressed AND h.shelf_key IS NOT NULL
            """;

    private final JdbcClient jdbc;

    ShelfRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A place in the order; of equal call numbers the holding's number decides.
    record Spot(String key, long holding) {}

    Optional<Spot> spot(RecordId record) {
        return jdbc.sql("""
                        SELECT shelf_key, id FROM catalogue.holding
                        WHERE record_id = :record AND shelf_key IS NOT NULL ORDER BY id LIMIT 1
                        """)
                .param("record", record.value())
                .query((row, number) -> new Spot(row.getString("shelf_key"), row.getLong("id")))
                .optional();
    }

    List<Spine> from(Spot spot, int most) {
        return row(
                SPINE + " AND (h.shelf_key, h.id) >= (:key, :holding) ORDER BY h.shelf_key, h.id LIMIT :most",
                spot,
                most);
    }

    /// The nearest first.
    List<Spine> before(Spot spot, int most) {
        return row(
                SPINE + " AND (h.shelf_key, h.id) < (:key, :holding) ORDER BY h.shelf_key DESC, h.id DESC LIMIT :most",
                spot,
                most);
    }

    private List<Spine> row(String sql, Spot spot, int most) {
        return jdbc.sql(sql)
                .param("key", spot.key())
                .param("holding", spot.holding())
                .param("most", most)
                .query((row, number) -> new Spine(
                        row.getLong("id"),
                        row.getLong("record_id"),
                        row.getString("shelf_key"),
                        row.getString("call_number"),
                        row.getString("title"),
                        row.getString("creator")))
                .list();
    }
}
