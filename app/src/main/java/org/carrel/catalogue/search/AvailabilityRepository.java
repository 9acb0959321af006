package org.carrel.catalogue.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.catalogue.ItemStatus;
import org.carrel.catalogue.RecordId;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What changes by the minute, and so is asked of the tables and not of the index.
@Repository
class AvailabilityRepository {

    private static final int MOST_URLS = 2;

    private final JdbcClient jdbc;

    AvailabilityRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Of all these records at once.
    Map<RecordId, Availability> of(List<RecordId> records) {
        Map<RecordId, Availability> found = new HashMap<>();
        if (records.isEmpty()) {
            return found;
        }
        jdbc.sql("""
                        SELECT h.record_id, c.name AS campus, l.name AS location, h.call_number, h.extent,
                               count(i.id) AS items,
                               count(i.id) FILTER (WHERE i.status IN ('available', 'reference')) AS on_shelf,
                               min(i.status) FILTER (WHERE i.status NOT IN ('available', 'reference')) AS status,
                               NULL AS url, c.position AS campus_position, l.position AS location_position
                        FROM catalogue.holding h
                        JOIN catalogue.location l ON l.code = h.location_code
                        JOIN catalogue.campus c ON c.code = l.campus_code
                        LEFT JOIN catalogue.item i ON i.holding_id = h.id AND i.status NOT IN ('withdrawn', 'lost', 'missing')
                        WHERE h.record_id = ANY (:records)
                        GROUP BY h.id, c.code, l.code
                        UNION ALL
                        SELECT e.record_id, NULL, NULL, NULL, NULL, 0, 0, NULL, e.url, 0, 0
                        FROM catalogue.electronic_holding e
                        WHERE e.record_id = ANY (:records)
                        ORDER BY on_shelf DESC, campus_position, location_position, call_number
                        """)
                .param("records", records.stream().map(RecordId::value).toArray(Long[]::new))
                .query((RowCallbackHandler) row -> add(found, row));
        return found;
    }

    private static void add(Map<RecordId, Availability> found, ResultSet row) throws SQLException {
        Availability availability = found.computeIfAbsent(
                new RecordId(row.getLong("record_id")), id -> new Availability(new ArrayList<>(), new ArrayList<>()));
        String url = row.getString("url");
        if (url != null) {
            if (availability.urls().size() < MOST_URLS) {
                availability.urls().add(url);
            }
            return;
        }
        String status = row.getString("status");
        availability
                .places()
                .add(new Availability.Shelf(
                        row.getString("campus"),
                        row.getString("location"),
                        row.getString("call_number"),
                        row.getString("extent"),
                        row.getInt("items"),
                        row.getInt("on_shelf"),
                        status == null ? null : ItemStatus.of(status)));
    }

    /// Names of campuses by code, in their order.
    Map<String, String> campuses() {
        Map<String, String> campuses = new LinkedHashMap<>();
        jdbc.sql("SELECT code, name FROM catalogue.campus ORDER BY position, code")
                .query((RowCallbackHandler) row -> campuses.put(row.getString("code"), row.getString("name")));
        return campuses;
    }
}
