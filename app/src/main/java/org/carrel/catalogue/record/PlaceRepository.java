package org.carrel.catalogue.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.catalogue.ItemId;
import org.carrel.catalogue.ItemStatus;
import org.carrel.catalogue.RecordId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What the library has of a record, and where: nobody's data.
@Repository
class PlaceRepository {

    private final JdbcClient jdbc;

    PlaceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Line(Place place, @Nullable Copy copy) {}

    /// In the order in which the library lists its campuses and locations; what was withdrawn is left out.
    List<Place> places(RecordId record) {
        List<Line> lines = jdbc.sql("""
                        SELECT h.id, c.name AS campus, l.name AS location, h.call_number, h.extent, h.note,
                               i.id AS item, i.barcode, i.part, i.status, t.name AS type
                        FROM catalogue.holding h
                        JOIN catalogue.location l ON l.code = h.location_code
                        JOIN catalogue.campus c ON c.code = l.campus_code
                        LEFT JOIN catalogue.item i ON i.holding_id = h.id AND i.status <> 'withdrawn'
                        LEFT JOIN catalogue.item_type t ON t.code = i.type_code
                        WHERE h.record_id = :record
                        ORDER BY c.position, c.code, l.position, l.code, h.id, i.id
                        """)
                .param("record", record.value())
                .query((row, number) -> line(row))
                .list();
        Map<Long, List<Copy>> copies = new LinkedHashMap<>();
        Map<Long, Place> places = new LinkedHashMap<>();
        for (Line line : lines) {
            places.putIfAbsent(line.place().holding(), line.place());
            List<Copy> here = copies.computeIfAbsent(line.place().holding(), holding -> new ArrayList<>());
            if (line.copy() != null) {
                here.add(line.copy());
            }
        }
        return places.values().stream()
                .map(place -> new Place(
                        place.holding(),
                        place.campus(),
                        place.location(),
                        place.callNumber(),
                        place.extent(),
                        place.note(),
                        copies.getOrDefault(place.holding(), List.of())))
                .toList();
    }

    private static Line line(ResultSet row) throws SQLException {
        Place place = new Place(
                row.getLong("id"),
                row.getString("campus"),
                row.getString("location"),
                row.getString("call_number"),
                row.getString("extent"),
                row.getString("note"),
                List.of());
        Long item = row.getObject("item", Long.class);
        return new Line(
                place,
                item == null
                        ? null
                        : new Copy(
                                new ItemId(item),
                                row.getString("barcode"),
                                row.getString("type"),
                                row.getString("part"),
                                ItemStatus.of(row.getString("status"))));
    }

    List<OnlineCopy> online(RecordId record) {
        return jdbc.sql("""
                        SELECT e.url, coalesce(p.name, '') AS package, e.first_on, e.first_volume, e.first_issue, e.last_on,
                               e.last_volume, e.last_issue, e.note, e.free
                        FROM catalogue.electronic_holding e LEFT JOIN catalogue.package p ON p.code = e.package_code
                        WHERE e.record_id = :record ORDER BY e.free, p.name NULLS LAST, e.id
                        """)
                .param("record", record.value())
                .query((row, number) -> new OnlineCopy(
                        row.getString("url"),
                        row.getString("package"),
                        coverage(row),
                        row.getString("note"),
                        row.getBoolean("free")))
                .list();
    }

    /// As `1990 (vol. 1, no. 1) – 2013`: numbers as KBART writes them, which no language has to translate but these two
    /// abbreviations.
    private static String coverage(ResultSet row) throws SQLException {
        String first = end(row, "first");
        String last = end(row, "last");
        return first.isEmpty() && last.isEmpty() ? "" : first + " – " + last;
    }

    private static String end(ResultSet row, String which) throws SQLException {
        String volume = row.getString(which + "_volume");
        String issue = row.getString(which + "_issue");
        String numbers = Stream.of(volume.isEmpty() ? "" : "vol. " + volume, issue.isEmpty() ? "" : "no. " + issue)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        String on = row.getString(which + "_on");
        return numbers.isEmpty() ? on : on.isEmpty() ? numbers : on + " (" + numbers + ")";
    }
}
