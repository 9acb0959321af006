package org.carrel.catalogue.holding;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Campuses, locations and types of items, as the library sets them.
@Repository
class SitesRepository {

    private final JdbcClient jdbc;

    SitesRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Placed(String campus, Campus.Location location) {}

    List<Campus> campuses() {
        Map<String, List<Campus.Location>> locations = jdbc
                .sql("SELECT code, campus_code, name FROM catalogue.location ORDER BY position, code")
                .query((row, number) -> new Placed(
                        row.getString("campus_code"),
                        new Campus.Location(row.getString("code"), row.getString("name"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Placed::campus, Collectors.mapping(Placed::location, Collectors.toList())));
        return jdbc.sql("SELECT code, name FROM catalogue.campus ORDER BY position, code")
                .query((row, number) -> new Campus(
                        row.getString("code"),
                        row.getString("name"),
                        locations.getOrDefault(row.getString("code"), List.of())))
                .list();
    }

    List<ItemType> types() {
        return jdbc.sql("SELECT code, name FROM catalogue.item_type ORDER BY position, code")
                .query((row, number) -> new ItemType(row.getString("code"), row.getString("name")))
                .list();
    }

    void setCampus(Campus campus, int position) {
        jdbc.sql("""
                        INSERT INTO catalogue.campus (code, name, position) VALUES (:code, :name, :position)
                        ON CONFLICT (code) DO UPDATE SET name = excluded.name, position = excluded.position
                        """)
                .param("code", campus.code())
                .param("name", campus.name())
                .param("position", position)
                .update();
        int place = 0;
        for (Campus.Location location : campus.locations()) {
            jdbc.sql("""
                            INSERT INTO catalogue.location (code, campus_code, name, position)
                            VALUES (:code, :campus, :name, :position)
                            ON CONFLICT (code) DO UPDATE
                            SET campus_code = excluded.campus_code, name = excluded.name, position = excluded.position
                            """)
                    .param("code", location.code())
                    .param("campus", campus.code())
                    .param("name", location.name())
                    .param("position", place++)
                    .update();
        }
    }

    void setType(ItemType type, int position) {
        jdbc.sql("""
                        INSERT INTO catalogue.item_type (code, name, position) VALUES (:code, :name, :position)
                        ON CONFLICT (code) DO UPDATE SET name = excluded.name, position = excluded.position
                        """)
                .param("code", type.code())
                .param("name", type.name())
                .param("position", position)
                .update();
    }

    /// What nothing stands at any more goes.
    void forgetOthers(List<String> campuses, List<String> locations, List<String> types) {
        jdbc.sql("DELETE FROM catalogue.location WHERE NOT code = ANY(:kept)")
                .param("kept", locations.toArray(String[]::new))
                .update();
        jdbc.sql("DELETE FROM catalogue.campus WHERE NOT code = ANY(:kept)")
                .param("kept", campuses.toArray(String[]::new))
                .update();
        jdbc.sql("DELETE FROM catalogue.item_type WHERE NOT code = ANY(:kept)")
                .param("kept", types.toArray(String[]::new))
                .update();
    }

    /// Locations and types that something still names, of those not kept.
    List<String> inUse(List<String> locations, List<String> types) {
        return jdbc.sql("""
                        SELECT l.code FROM catalogue.location l WHERE NOT l.code = ANY(:locations)
                          AND EXISTS (SELECT FROM catalogue.holding h WHERE h.location_code = l.code)
                        UNION ALL
                        SELECT t.code FROM catalogue.item_type t WHERE NOT t.code = ANY(:types)
                          AND EXISTS (SELECT FROM catalogue.item i WHERE i.type_code = t.code)
                        """)
                .param("locations", locations.toArray(String[]::new))
                .param("types", types.toArray(String[]::new))
                .query((row, number) -> row.getString("code"))
                .list();
    }

    /// Every record with something there has to be found under its new name.
    void touchAll() {
        jdbc.sql("""
                        UPDATE catalogue.record r SET touched_in = pg_current_xact_id()
                        WHERE EXISTS (SELECT FROM catalogue.holding h WHERE h.record_id = r.id)
                        """).update();
    }
}
