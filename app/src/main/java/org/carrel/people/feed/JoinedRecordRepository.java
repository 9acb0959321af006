package org.carrel.people.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `merge_people`. What sources say of people whose records are joined or parted.
@Repository
class JoinedRecordRepository {

    private final JdbcClient jdbc;

    JoinedRecordRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return as JSON
    String asItIs(UUID person) {
        return jdbc.sql("""
                        SELECT jsonb_build_object('name', p.name, 'email', p.email, 'phone', p.phone)::text
                        FROM people.person p WHERE p.id = ?
                        """).param(person).query(String.class).single();
    }

    /// As [SettlingRepository#keepWhatWas]: from now on feeds speak of the one who is kept too.
    ///
    /// @return whether there was something to keep
    boolean keepWhatWas(UUID kept, UUID other) {
        return jdbc.sql("""
                        INSERT INTO people.before_feeds (person_id, import_id, name, email, phone, username)
                        SELECT p.id, o.import_id, p.name, p.email, p.phone, a.username
                        FROM people.person p
                        JOIN (SELECT max(r.import_id) AS import_id FROM people.source_record r
                              WHERE r.person_id = :other) o ON o.import_id IS NOT NULL
                        LEFT JOIN people.account a ON a.person_id = p.id
                        WHERE p.id = :kept
                          AND NOT EXISTS (SELECT c.import_id FROM people.source_record c WHERE c.person_id = :kept)
                        ON CONFLICT (person_id) DO NOTHING
                        """).param("kept", kept).param("other", other).update() == 1;
    }

    /// What was brought before keeps the joining that brought it first.
    void bring(UUID merge, UUID other) {
        jdbc.sql("UPDATE people.source_record SET brought_by = :merge WHERE person_id = :other AND brought_by IS NULL")
                .param("merge", merge)
                .param("other", other)
                .update();
    }

    /// Later versions and further rows too.
    void giveBack(JoinedRecords.Key key, UUID kept, UUID other) {
        jdbc.sql("""
                        UPDATE people.source_record SET person_id = :other
                        WHERE source = :source AND person_id = :kept AND split_part(external_id, chr(31), 1) = :base
                        """)
                .param("other", other)
                .param("kept", kept)
                .param("source", key.source())
                .param("base", key.base())
                .update();
    }

    void own(UUID merge) {
        jdbc.sql("UPDATE people.source_record SET brought_by = NULL WHERE brought_by = ?")
                .param(merge)
                .update();
    }

    /// Of a delivery that nobody has taken over yet.
    void giveBackRows(JoinedRecords.Key key, UUID kept, UUID other) {
        jdbc.sql("""
                        UPDATE people.import_row r SET person_id = :other
                        FROM people.import m
                        WHERE m.id = r.import_id AND m.source = :source AND r.person_id = :kept
                          AND split_part(r.external_id, chr(31), 1) = :base
                        """)
                .param("other", other)
                .param("kept", kept)
                .param("source", key.source())
                .param("base", key.base())
                .update();
    }

    /// @param row its primary key
    void giveBackRow(String row, UUID kept, UUID other) {
        jdbc.sql("""
                        UPDATE people.import_row SET person_id = :other
                        WHERE person_id = :kept AND concat_ws(chr(31), import_id::text, line::text) = :row
                        """)
                .param("other", other)
                .param("kept", kept)
                .param("row", row)
                .update();
    }

    /// Whether a delivery since then said something of either, or one was taken back: of whom
    /// it spoke is forgotten.
    boolean spokenOfSince(Instant moment, UUID kept, UUID other) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT m.id FROM people.source_record r
                                       JOIN people.import m ON m.id = r.import_id OR m.id = r.replaced_by
                                       WHERE r.person_id IN (:kept, :other) AND m.applied_at >= :moment)
                            OR EXISTS (SELECT m.id FROM people.import m WHERE m.rolled_back_at >= :moment)
                        """)
                .param("kept", kept)
                .param("other", other)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /// What the other's records said goes from the one who was kept, who gets what they had;
    /// what the desk has entered since stays.
    ///
    /// @param was as [#asItIs] gave it
    void putBack(String was, UUID kept, UUID other) {
        jdbc.sql("""
                        UPDATE people.person p
                        SET name = CASE WHEN o.names @> ARRAY[p.name] THEN w.name ELSE p.name END,
                            email = CASE WHEN p.email IS NULL OR o.emails @> ARRAY[p.email]
                                THEN w.email ELSE p.email END,
                            phone = CASE WHEN p.phone IS NULL OR o.phones @> ARRAY[p.phone]
                                THEN w.phone ELSE p.phone END
                        FROM jsonb_to_record(CAST(:was AS jsonb)) AS w (name text, email text, phone text),
                             (SELECT array_agg(r.name) AS names, array_agg(r.email) AS emails,
                                     array_agg(r.phone) AS phones
                              FROM people.source_record r WHERE r.person_id = :other) o
                        WHERE p.id = :kept
                        """)
                .param("was", was)
                .param("kept", kept)
                .param("other", other)
                .update();
    }

    /// One that was made since, under a name that is the other's by their records.
    void giveBackAccount(Instant moment, UUID kept, UUID other) {
        jdbc.sql("""
                        UPDATE people.account a SET person_id = :other
                        WHERE a.person_id = :kept AND a.created_at >= :moment
                          AND EXISTS (SELECT r.import_id FROM people.source_record r
                                      WHERE r.person_id = :other AND r.username = a.username)
                          AND NOT EXISTS (SELECT r.import_id FROM people.source_record r
                                          WHERE r.person_id = :kept AND r.username = a.username)
                          AND NOT EXISTS (SELECT o.id FROM people.account o WHERE o.person_id = :other)
                        """)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .param("kept", kept)
                .param("other", other)
                .update();
    }
}
