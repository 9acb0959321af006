package org.carrel.people.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `take_feeds`. Numbers and cards, which are given once and never to anybody else. One
/// that was replaced does not come back, whatever a source says.
@Repository
class NumberRepository {

    /// Whether a record `r` says the number `i`.
    private static final String SAYS = """
            (i.kind = 'library_number' AND i.value = r.library_number OR i.kind = 'barcode' AND i.value = r.barcode
             OR i.kind = 'card_uid' AND i.value = r.card_uid)
            """;

    private static final List<String> KINDS = List.of("library_number", "barcode", "card_uid");

    private final JdbcClient jdbc;

    NumberRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A source that still names somebody and says another number, or none, has replaced the old
    /// one. Whoever is no longer named keeps their card: it opens nothing, since they belong to
    /// nothing any more.
    void closeReplaced(long id, Instant now) {
        jdbc.sql("""
                        UPDATE people.identifier i SET until = :now
                        FROM people.source_record r JOIN people.source_record n
                          ON n.source = r.source AND n.external_id = r.external_id AND n.import_id = :import
                        WHERE r.replaced_by = :import AND i.person_id = r.person_id AND i.until IS NULL AND""" + " " + SAYS + """
                          AND NOT EXISTS (SELECT s.import_id FROM people.source_record s
                              WHERE s.person_id = i.person_id AND s.replaced_by IS NULL
                                AND i.value = CASE i.kind WHEN 'library_number' THEN s.library_number
                                      WHEN 'barcode' THEN s.barcode ELSE s.card_uid END)
                        """)
                .param("import", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Kind by kind: a join of both kind and value is no join that scales.
    void open(long id, Instant now) {
        open(id, now, "library_number", """
                AND NOT EXISTS (SELECT o.id FROM people.identifier o
                                WHERE o.person_id = r.person_id AND o.kind = 'library_number' AND o.until IS NULL)
                """);
        open(id, now, "barcode", "");
        open(id, now, "card_uid", "");
    }

    private void open(long id, Instant now, String kind, String besides) {
        jdbc.sql("""
                        INSERT INTO people.identifier (id, person_id, kind, value, since)
                        SELECT gen_random_uuid(), r.person_id, '%1$s', r.%1$s, :now
                        FROM people.source_record r
                        WHERE r.import_id = :import AND r.%1$s IS NOT NULL
                          AND NOT EXISTS (SELECT i.id FROM people.identifier i
                                          WHERE i.kind = '%1$s' AND i.value = r.%1$s)
                        """.formatted(kind) + besides)
                .param("import", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// What these people's records say and nobody has had.
    void open(Instant now, UUID... people) {
        for (String kind : KINDS) {
            jdbc.sql("""
                            INSERT INTO people.identifier (id, person_id, kind, value, since)
                            SELECT gen_random_uuid(), r.person_id, '%1$s', r.%1$s, :now
                            FROM people.source_record r
                            WHERE r.person_id = ANY (:people) AND r.replaced_by IS NULL AND r.%1$s IS NOT NULL
                              AND NOT EXISTS (SELECT i.id FROM people.identifier i
                                              WHERE i.kind = '%1$s' AND i.value = r.%1$s)
                            ON CONFLICT DO NOTHING
                            """.formatted(kind))
                    .param("people", people)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /// As [#closeReplaced], whichever import it was.
    void closeReplaced(Instant now, UUID... people) {
        jdbc.sql("""
                        UPDATE people.identifier i SET until = :now
                        FROM people.source_record r JOIN people.source_record n
                          ON n.source = r.source AND n.external_id = r.external_id AND n.replaced_by IS NULL
                        WHERE r.person_id = ANY (:people) AND r.replaced_by IS NOT NULL
                          AND n.person_id = r.person_id AND i.person_id = r.person_id AND i.until IS NULL AND""" + " " + SAYS + """
                          AND NOT EXISTS (SELECT s.import_id FROM people.source_record s
                              WHERE s.person_id = i.person_id AND s.replaced_by IS NULL
                                AND i.value = CASE i.kind WHEN 'library_number' THEN s.library_number
                                      WHEN 'barcode' THEN s.barcode ELSE s.card_uid END)
                        """)
                .param("people", people)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Numbers that `from` has had since a moment because a record said so that is now `to`'s.
    /// A second library number becomes an old one.
    void handOver(UUID from, UUID to, Instant since, Instant now) {
        jdbc.sql("""
                        UPDATE people.identifier i
                        SET person_id = :to,
                            until = CASE WHEN i.until IS NULL AND i.kind = 'library_number'
                                AND EXISTS (SELECT o.id FROM people.identifier o
                                            WHERE o.person_id = :to AND o.kind = i.kind AND o.until IS NULL)
                              THEN greatest(i.since, CAST(:now AS timestamptz)) ELSE i.until END
                        FROM people.source_record r
                        WHERE i.person_id = :from AND i.since >= :since AND r.person_id = :to AND""" + " " + SAYS + """
                          AND NOT EXISTS (SELECT s.import_id FROM people.source_record s
                              WHERE s.person_id = :from
                                AND i.value = CASE i.kind WHEN 'library_number' THEN s.library_number
                                      WHEN 'barcode' THEN s.barcode ELSE s.card_uid END)
                        """)
                .param("from", from)
                .param("to", to)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// As if the import that was taken over at `applied` had never been.
    void putBack(long id, Instant applied) {
        jdbc.sql("""
                        WITH removed AS (
                          DELETE FROM people.identifier i USING people.source_record r
                          WHERE r.import_id = :import AND i.person_id = r.person_id AND i.since = :applied AND""" + " " + SAYS + """
                          RETURNING i.kind, i.value)
                        DELETE FROM people.number_given g USING removed d
                        WHERE g.kind = d.kind AND g.hash = sha256(convert_to(upper(d.value), 'UTF8'))
                        """)
                .param("import", id)
                .param("applied", applied.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        UPDATE people.identifier i SET until = NULL FROM people.source_record r
                        WHERE r.replaced_by = :import AND i.person_id = r.person_id AND i.until = :applied AND""" + " " + SAYS)
                .param("import", id)
                .param("applied", applied.atOffset(ZoneOffset.UTC))
                .update();
    }
}
