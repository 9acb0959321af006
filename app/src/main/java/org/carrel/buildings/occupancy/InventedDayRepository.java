package org.carrel.buildings.occupancy;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.carrel.buildings.premises.Gate;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `enter_buildings`. For the demo alone.
@Repository
@Profile("demo")
class InventedDayRepository {

    private final JdbcClient jdbc;

    InventedDayRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void addHours(List<BuildingsOfDemo.Hour> hours) {
        for (BuildingsOfDemo.Hour hour : hours) {
            count(hour.building(), hour.hour(), hour.group().key(), hour.entries(), hour.entries());
            jdbc.sql("""
                            INSERT INTO buildings.hour_level (building_code, hour, most) VALUES (:building, :hour, :most)
                            ON CONFLICT (building_code, hour) DO UPDATE
                            SET most = greatest(hour_level.most, excluded.most)
                            """)
                    .param("building", hour.building())
                    .param("hour", utc(hour.hour()))
                    .param("most", hour.most())
                    .update();
        }
    }

    void add(BuildingsOfDemo.Visit visit) {
        entry(visit, "in", visit.from(), "welcome");
        seen(visit.gate(), visit.to() == null ? visit.from() : visit.to());
        count(
                visit.gate().building(),
                hour(visit.from()),
                visit.visitor().group().key(),
                1,
                0);
        if (visit.to() != null) {
            entry(visit, "out", visit.to(), "goodbye");
            count(
                    visit.gate().building(),
                    hour(visit.to()),
                    visit.visitor().group().key(),
                    0,
                    1);
            return;
        }
        jdbc.sql("""
                        INSERT INTO buildings.presence (building_code, person_id, since) VALUES (:building, :person, :since)
                        ON CONFLICT (building_code, person_id) DO NOTHING
                        """)
                .param("building", visit.gate().building())
                .param("person", visit.visitor().person().value())
                .param("since", utc(visit.from()))
                .update();
        jdbc.sql("UPDATE buildings.occupancy SET inside = inside + 1 WHERE building_code = ?")
                .param(visit.gate().building())
                .update();
    }

    private void seen(Gate gate, Instant at) {
        jdbc.sql("UPDATE buildings.gate SET seen_at = greatest(seen_at, :at), skew_seconds = 0 WHERE code = :gate")
                .param("at", utc(at))
                .param("gate", gate.code())
                .update();
    }

    private void entry(BuildingsOfDemo.Visit visit, String direction, Instant at, String code) {
        jdbc.sql("""
                        INSERT INTO buildings.entry
                            (gate_code, gate_entry, direction, at, skew_seconds, person_id, user_group, allowed, code,
                             offline)
                        VALUES (:gate, :entry, :direction, :at, :skew, :person, :group, true, :code, false)
                        ON CONFLICT (gate_code, gate_entry) DO NOTHING
                        """)
                .param("gate", visit.gate().code())
                .param("entry", visit.id() + "-" + direction)
                .param("direction", direction)
                .param("at", utc(at))
                .param("skew", 0, Types.INTEGER)
                .param("person", visit.visitor().person().value())
                .param("group", visit.visitor().group().key())
                .param("code", code)
                .update();
    }

    private void count(String building, Instant hour, String group, int entries, int exits) {
        jdbc.sql("""
                        INSERT INTO buildings.hour_count (building_code, hour, user_group, entries, exits)
                        VALUES (:building, :hour, :group, :entries, :exits)
                        ON CONFLICT (building_code, hour, user_group) DO UPDATE
                        SET entries = hour_count.entries + excluded.entries, exits = hour_count.exits + excluded.exits
                        """)
                .param("building", building)
                .param("hour", utc(hour))
                .param("group", group)
                .param("entries", entries)
                .param("exits", exits)
                .update();
    }

    private static Instant hour(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
