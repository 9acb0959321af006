package org.carrel.buildings.occupancy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.carrel.people.Merging.Two;
import org.carrel.privacy.RowMerge.Change;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `merge_people`. Who is inside, of two whose records are joined or parted.
@Repository
class JoinedPresenceRepository {

    private final JdbcClient jdbc;

    JoinedPresenceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The buildings in which either is, until the transaction ends.
    void hold(UUID kept, UUID other) {
        jdbc.sql("""
                        SELECT o.building_code FROM buildings.occupancy o
                        WHERE o.building_code IN (SELECT p.building_code FROM buildings.presence p
                                                  WHERE p.person_id IN (:kept, :other))
                        ORDER BY o.building_code FOR UPDATE
                        """)
                .param("kept", kept)
                .param("other", other)
                .query(String.class)
                .list();
    }

    /// Where both are inside.
    void countOnce(UUID kept, UUID other) {
        jdbc.sql("""
                        UPDATE buildings.occupancy o SET inside = greatest(o.inside - 1, 0)
                        FROM buildings.presence k JOIN buildings.presence p ON p.building_code = k.building_code
                        WHERE k.person_id = :kept AND p.person_id = :other AND o.building_code = k.building_code
                        """).param("kept", kept).param("other", other).update();
    }

    /// Only where the one who was kept has been inside all the time; then there are two of them
    /// again.
    ///
    /// @param row as it was, as JSON
    void putBack(String row, UUID kept, Instant since) {
        jdbc.sql("""
                        WITH back AS (
                          INSERT INTO buildings.presence (building_code, person_id, since, escort_id)
                          SELECT w.building_code, w.person_id, w.since,
                                 (SELECT e.id FROM people.person e WHERE e.id = w.escort_id)
                          FROM jsonb_populate_record(NULL::buildings.presence, CAST(:row AS jsonb)) w
                          WHERE EXISTS (SELECT k.since FROM buildings.presence k
                                        WHERE k.building_code = w.building_code AND k.person_id = :kept
                                          AND k.since <= :since)
                          ON CONFLICT DO NOTHING RETURNING building_code)
                        UPDATE buildings.occupancy o SET inside = o.inside + 1
                        FROM back WHERE o.building_code = back.building_code
                        """)
                .param("row", row)
                .param("kept", kept)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Rows that are still those of then: whoever left and came back has a later one.
    ///
    /// @param moved of the column `person_id` or `escort_id`; its key is the building and
    /// whoever is inside
    void moveBack(Change moved, Two two) {
        String column = moved.column().equals("escort_id") ? "escort_id" : "person_id";
        jdbc.sql("UPDATE buildings.presence SET " + column + " = :other WHERE " + column + " = :kept"
                        + " AND concat_ws(chr(31), building_code, person_id::text) = :row AND since <= :since")
                .param("other", two.other().value())
                .param("kept", two.kept().value())
                .param("row", moved.key())
                .param("since", two.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Somebody came in while they were joined, and nobody knows by whose card. They stay
    /// counted and on the list of an evacuation, under the number that was kept; but it is as
    /// if their coming in were forgotten, so that neither is kept out as being inside already.
    void forgetWhoCameIn(UUID kept, Instant joined, Instant now) {
        jdbc.sql("""
                        UPDATE buildings.presence p
                        SET since = least(p.since, :now - make_interval(mins => b.forgets_minutes))
                        FROM buildings.building b
                        WHERE b.code = p.building_code AND p.person_id = :kept AND p.since > :joined
                        """)
                .param("kept", kept)
                .param("joined", joined.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
