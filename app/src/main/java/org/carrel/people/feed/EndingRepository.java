package org.carrel.people.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `take_feeds`. Whom a source makes belong, and whom it has ended by changes of one
/// person. Their own rows say it: further rows have the same days.
@Repository
class EndingRepository {

    private static final String BELONGS =
            " (%1$s.user_group IS NOT NULL AND (%1$s.until IS NULL OR %1$s.until >= :today)) ";

    private final JdbcClient jdbc;

    EndingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether a delivery, not taken over yet, would end somebody who belongs.
    boolean endsSomebody(long id, String source, LocalDate today) {
        return jdbc.sql("""
                        SELECT EXISTS (
                            SELECT r.line FROM people.import_row r JOIN people.source_record c
                              ON c.source = :source AND c.external_id = r.external_id AND c.replaced_by IS NULL
                            WHERE r.import_id = :import AND r.problem IS NULL AND strpos(r.external_id, chr(31)) = 0
                              AND""" + BELONGS.formatted("c") + "AND (r.gone OR NOT" + BELONGS.formatted("r") + "))")
                .param("import", id)
                .param("source", source)
                .param("today", today)
                .query(Boolean.class)
                .single();
    }

    /// Of a full delivery that was compared with what stands.
    ///
    /// @param unread  rows that name nobody: without a number that can be read, or with cells too
    ///                few or too many and a number that the source never said
    /// @param missing people who belong and whom no row names
    record Unnamed(long unread, long missing) {}

    Unnamed unnamed(long id, String source, LocalDate today) {
        return jdbc.sql("""
                        SELECT (SELECT count(*) FROM people.import_row r
                                WHERE r.import_id = :import AND r.problem IS NOT NULL
                                  AND (r.external_id IS NULL
                                       OR (r.problem = 'columns'
                                           AND NOT EXISTS (SELECT c.import_id FROM people.source_record c
                                               WHERE c.source = :source AND c.external_id = r.external_id
                                                 AND c.replaced_by IS NULL)))) AS unread,
                               (SELECT count(*) FROM people.import_row r JOIN people.source_record c
                                    ON c.source = :source AND c.external_id = r.external_id AND c.replaced_by IS NULL
                                WHERE r.import_id = :import AND r.line < 0 AND r.problem IS NULL
                                  AND (c.until IS NULL OR c.until >= :today)) AS missing
                        """)
                .param("import", id)
                .param("source", source)
                .param("today", today)
                .query((row, number) -> new Unnamed(row.getLong("unread"), row.getLong("missing")))
                .single();
    }

    /// How many people belonged, and do so no longer by what came without a file and without
    /// anybody's hand.
    long ended(String source, Instant since, LocalDate today) {
        return jdbc.sql("""
                        SELECT count(DISTINCT v.person_id) FROM people.import m
                        JOIN people.source_record v ON v.replaced_by = m.id AND v.source = m.source
                        WHERE m.source = :source AND m.received_at >= :since AND m.state = 'applied'
                          AND m.kind = 'delta' AND m.file_hash IS NULL AND m.received_by IS NULL
                          AND strpos(v.external_id, chr(31)) = 0 AND""" + BELONGS.formatted("v") + """
                          AND NOT EXISTS (
                              SELECT c.import_id FROM people.source_record c
                              WHERE c.person_id = v.person_id AND c.source = v.source AND c.replaced_by IS NULL
                                AND""" + BELONGS.formatted("c") + ")")
                .param("source", source)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("today", today)
                .query(Long.class)
                .single();
    }

    /// How many people belong.
    ///
    /// @param most beyond which nobody is counted
    long standing(String source, LocalDate today, int most) {
        return jdbc.sql("""
                        SELECT count(*) FROM (
                            SELECT c.import_id FROM people.source_record c
                            WHERE c.source = :source AND c.replaced_by IS NULL AND strpos(c.external_id, chr(31)) = 0
                              AND""" + BELONGS.formatted("c") + "LIMIT :most) AS counted")
                .param("source", source)
                .param("today", today)
                .param("most", most)
                .query(Long.class)
                .single();
    }
}
