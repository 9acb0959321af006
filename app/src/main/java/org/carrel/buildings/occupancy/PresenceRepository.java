package org.carrel.buildings.occupancy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who is inside. Purpose: `enter_buildings` to let go, `evacuate` to know who.
@Repository
class PresenceRepository {

    private final JdbcClient jdbc;

    PresenceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Lets everybody go, unless the building is being left in an emergency.
    ///
    /// @return how many there were, with those whom nobody knows
    int empty(String building, Instant now) {
        Optional<Integer> inside = jdbc.sql("""
                        SELECT inside FROM buildings.occupancy
                        WHERE building_code = :building AND inside > 0
                          AND (evacuated_until IS NULL OR evacuated_until <= :now)
                        FOR UPDATE
                        """)
                .param("building", building)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .optional();
        if (inside.isEmpty()) {
            return 0;
        }
        jdbc.sql("DELETE FROM buildings.presence WHERE building_code = ?")
                .param(building)
                .update();
        jdbc.sql("UPDATE buildings.occupancy SET inside = 0, emptied_at = :now WHERE building_code = :building")
                .param("building", building)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return inside.get();
    }

    /// Lets go whoever came in before `before`.
    int letGo(String building, Instant before) {
        jdbc.sql("SELECT inside FROM buildings.occupancy WHERE building_code = ? FOR UPDATE")
                .param(building)
                .query(Integer.class)
                .list();
        int gone = jdbc.sql("DELETE FROM buildings.presence WHERE building_code = :building AND since < :before")
                .param("building", building)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("UPDATE buildings.occupancy SET inside = greatest(inside - :gone, 0) WHERE building_code = :building")
                .param("building", building)
                .param("gone", gone)
                .update();
        return gone;
    }

    record Inside(PersonId person, Instant since) {}

    /// Only while the evacuation lasts, whoever asks.
    List<Inside> duringEvacuation(long evacuation, Instant now) {
        return jdbc.sql("""
                        SELECT p.person_id, p.since FROM buildings.presence p
                        JOIN buildings.evacuation e ON e.building_code = p.building_code
                        WHERE e.id = :evacuation AND e.ended_at IS NULL AND e.ends_at > :now
                        ORDER BY p.since, p.person_id
                        """)
                .param("evacuation", evacuation)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Inside(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }
}
