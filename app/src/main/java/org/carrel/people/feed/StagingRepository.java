package org.carrel.people.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `take_feeds`. Rows on their way in: what is wrong with them in the sight of each
/// other and of what is known.
///
/// At the end only what has to be done stands here, and what will not be done, with its reason.
@Repository
class StagingRepository {

    /// What stands where a character could not be read.
    private static final char UNREADABLE = '\uFFFD';

    /// A row that could be taken over so far.
    private static final String SOUND = " r.import_id = :import AND r.problem IS NULL ";

    private static final String SAME = """
            r.name IS NOT DISTINCT FROM c.name AND r.email IS NOT DISTINCT FROM c.email
            AND r.phone IS NOT DISTINCT FROM c.phone AND r.username IS NOT DISTINCT FROM c.username
            AND r.library_number IS NOT DISTINCT FROM c.library_number
            AND r.barcode IS NOT DISTINCT FROM c.barcode AND r.card_uid IS NOT DISTINCT FROM c.card_uid
            AND r.user_group IS NOT DISTINCT FROM c.user_group AND (r.since IS NULL OR r.since = c.since)
            AND r.until IS NOT DISTINCT FROM c.until AND r.department IS NOT DISTINCT FROM c.department
            AND r.date_of_birth IS NOT DISTINCT FROM c.date_of_birth
            AND r.job_title IS NOT DISTINCT FROM c.job_title
            AND r.research_section IS NOT DISTINCT FROM c.research_section
            AND r.course_completed_on IS NOT DISTINCT FROM c.course_completed_on
            AND r.joined_on IS NOT DISTINCT FROM c.joined_on AND r.left_on IS NOT DISTINCT FROM c.left_on
            AND r.home_institution IS NOT DISTINCT FROM c.home_institution
            AND r.subgroup IS NOT DISTINCT FROM c.subgroup
            """;

    /// Whether the account `a` has a role and nobody has said that feeds may speak of it.
    private static final String WORKS_HERE = """
            (EXISTS (SELECT s.role FROM people.staff_role s WHERE s.account_id = a.id)
             AND NOT EXISTS (SELECT f.account_id FROM people.feed_permission f WHERE f.account_id = a.id))
            """;

    private final JdbcClient jdbc;

    StagingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param numbers for those who turn out to be new
    void add(long id, Instant received, List<SourceRow> rows, TimedNumber numbers) {
        var statement = jdbc.sql("""
                        INSERT INTO people.import_row (import_id, line, received_at, person_id, gone, problem, detail, raw,
                               external_id, name, email, phone, username, library_number, barcode, card_uid, user_group,
                               since, until, department, date_of_birth, job_title, research_section, course_completed_on,
                               joined_on, left_on, home_institution, subgroup)
                        SELECT :import, line, :received, person_id, gone, problem, detail, raw,
                               external_id, name, email, phone, username, library_number, barcode, card_uid, user_group,
                               since, until, department, date_of_birth, job_title, research_section, course_completed_on,
                               joined_on, left_on, home_institution, subgroup
                        FROM unnest(CAST(:line AS integer[]), CAST(:person AS uuid[]), CAST(:gone AS boolean[]),
                               CAST(:problem AS text[]), CAST(:detail AS text[]), CAST(:raw AS text[]),
                               CAST(:external_id AS text[]), CAST(:name AS text[]), CAST(:email AS text[]),
                               CAST(:phone AS text[]), CAST(:username AS text[]), CAST(:library_number AS text[]),
                               CAST(:barcode AS text[]), CAST(:card_uid AS text[]), CAST(:user_group AS text[]),
                               CAST(:since AS date[]), CAST(:until AS date[]), CAST(:department AS text[]),
                               CAST(:date_of_birth AS date[]), CAST(:job_title AS text[]),
                               CAST(:research_section AS text[]), CAST(:course_completed_on AS date[]),
                               CAST(:joined_on AS date[]), CAST(:left_on AS date[]), CAST(:home_institution AS text[]),
                               CAST(:subgroup AS text[]))
                          AS given (line, person_id, gone, problem, detail, raw, external_id, name, email, phone,
                               username, library_number, barcode, card_uid, user_group, since, until, department,
                               date_of_birth, job_title, research_section, course_completed_on, joined_on, left_on,
                               home_institution, subgroup)
                        """)
                .param("import", id)
                .param("received", received.atOffset(ZoneOffset.UTC))
                .param("line", rows.stream().map(SourceRow::line).toArray(Integer[]::new))
                .param("person", rows.stream().map(row -> numbers.next()).toArray(UUID[]::new))
                .param("gone", rows.stream().map(SourceRow::gone).toArray(Boolean[]::new))
                .param(
                        "problem",
                        texts(rows, row -> row.problem().map(Problem::code).orElse(null)))
                .param(
                        "detail",
                        texts(rows, row -> row.problem().map(Problem::detail).orElse(null)))
                .param("raw", texts(rows, row -> row.raw().isEmpty() ? null : row.raw()));
        for (Field field : Field.values()) {
            statement =
                    statement.param(field.key(), texts(rows, row -> row.values().get(field)));
        }
        statement.update();
    }

    private static @Nullable String[] texts(Collection<SourceRow> rows, Function<SourceRow, @Nullable String> text) {
        return rows.stream().map(text).map(StagingRepository::storable).toArray(String[]::new);
    }

    /// PostgreSQL keeps every character but this one.
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', UNREADABLE);
    }

    /// Rows of one key: of equal ones the first counts, of different ones none.
    void refuseRepeated(long id) {
        jdbc.sql("""
                        UPDATE people.import_row r SET problem = 'repeated', detail = CAST(c.line AS text)
                        FROM (SELECT DISTINCT ON (f.external_id) f.external_id, f.line, f.name, f.email, f.phone,
                                     f.username, f.library_number, f.barcode, f.card_uid, f.user_group, f.since, f.until,
                                     f.department, f.date_of_birth, f.job_title, f.research_section,
                                     f.course_completed_on, f.joined_on, f.left_on, f.home_institution, f.subgroup,
                                     f.gone,
                                     count(*) OVER (PARTITION BY f.external_id) AS times
                              FROM people.import_row f WHERE f.import_id = :import AND f.problem IS NULL
                                AND f.external_id IN (SELECT t.external_id FROM people.import_row t
                                    WHERE t.import_id = :import AND t.problem IS NULL
                                    GROUP BY t.external_id HAVING count(*) > 1)
                              ORDER BY f.external_id, f.line) c
                        WHERE""" + SOUND + """
                          AND c.times > 1 AND r.external_id = c.external_id AND r.line > c.line AND r.gone = c.gone
                          AND r.since IS NOT DISTINCT FROM c.since AND
                        """ + SAME).param("import", id).update();
        jdbc.sql("""
                        UPDATE people.import_row r SET problem = 'twice', detail = r.external_id
                        FROM (SELECT f.external_id FROM people.import_row f
                              WHERE f.import_id = :import AND f.problem IS NULL
                              GROUP BY f.external_id HAVING count(*) > 1) c
                        WHERE""" + SOUND + "AND r.external_id = c.external_id")
                .param("import", id)
                .update();
    }

    /// Names and numbers that two people of this delivery claim.
    void refuseClaimedTwice(long id) {
        jdbc.sql("""
                        UPDATE people.import_row r SET problem = 'claimed_twice', detail = r.username
                        FROM (SELECT f.username FROM people.import_row f
                              WHERE f.import_id = :import AND f.problem IS NULL AND f.username IS NOT NULL
                              GROUP BY f.username HAVING count(*) > 1) c
                        WHERE""" + SOUND + "AND r.username = c.username")
                .param("import", id)
                .update();
        // A gate knows a card by its value alone: what is one person's number is nobody else's
        // card.
        jdbc.sql("""
                        UPDATE people.import_row r SET problem = 'claimed_twice', detail = c.value
                        FROM (WITH said AS (
                                SELECT f.line, n.value
                                FROM people.import_row f, LATERAL (VALUES (f.library_number), (f.barcode), (f.card_uid)) n (value)
                                WHERE f.import_id = :import AND f.problem IS NULL AND n.value IS NOT NULL)
                              SELECT s.line, min(s.value) AS value
                              FROM said s JOIN (SELECT value FROM said GROUP BY value HAVING count(DISTINCT line) > 1) t
                                ON t.value = s.value
                              GROUP BY s.line) c
                        WHERE""" + SOUND + "AND r.line = c.line").param("import", id).update();
    }

    /// Whom a full delivery no longer names; somebody whose row was refused is still named.
    void addMissing(long id, String source, Instant received) {
        jdbc.sql("""
                        INSERT INTO people.import_row (import_id, line, received_at, person_id, known, gone, external_id,
                               change)
                        SELECT :import, -row_number() OVER (ORDER BY c.external_id), :received, c.person_id, true, true,
                               c.external_id, 'ended'
                        FROM people.source_record c
                        WHERE c.source = :source AND c.replaced_by IS NULL
                          AND NOT EXISTS (SELECT r.line FROM people.import_row r
                                          WHERE r.import_id = :import AND r.external_id = c.external_id)
                        """)
                .param("import", id)
                .param("received", received.atOffset(ZoneOffset.UTC))
                .param("source", source)
                .update();
    }

    /// Takes out what says nothing new.
    ///
    /// @return how many rows that were
    int leaveOutUnchanged(long id, String source) {
        int same = jdbc.sql("""
                        DELETE FROM people.import_row r USING people.source_record c
                        WHERE""" + SOUND + """
                          AND NOT r.gone AND c.source = :source AND c.external_id = r.external_id
                          AND c.replaced_by IS NULL AND
                        """ + SAME)
                .param("import", id)
                .param("source", source)
                .update();
        int goneBefore = jdbc.sql("""
                        DELETE FROM people.import_row r
                        WHERE""" + SOUND + """
                          AND r.gone AND NOT EXISTS (SELECT c.import_id FROM people.source_record c
                              WHERE c.source = :source AND c.external_id = r.external_id AND c.replaced_by IS NULL)
                        """)
                .param("import", id)
                .param("source", source)
                .update();
        return same + goneBefore;
    }

    /// By the source's own number for them. Where a source says no first day, the day on which it
    /// first spoke of them stands for it; they may have left before that.
    void matchByKey(long id, String source) {
        jdbc.sql("""
                        UPDATE people.import_row r
                        SET person_id = c.person_id, known = true, since = coalesce(r.since, least(c.since, r.until)),
                            change = CASE WHEN r.gone THEN 'ended' ELSE 'changed' END
                        FROM people.source_record c
                        WHERE""" + SOUND + """
                          AND c.source = :source AND c.external_id = r.external_id AND c.replaced_by IS NULL
                        """).param("import", id).param("source", source).update();
    }

    /// A further row is about whoever their own row is about.
    void matchParts(long id, String source) {
        jdbc.sql("""
                        UPDATE people.import_row r SET person_id = c.person_id, known = true
                        FROM people.source_record c
                        WHERE""" + SOUND + """
                          AND r.change IS NULL AND strpos(r.external_id, chr(31)) > 0 AND c.source = :source
                          AND c.external_id = split_part(r.external_id, chr(31), 1) AND c.replaced_by IS NULL
                        """).param("import", id).param("source", source).update();
        jdbc.sql("""
                        UPDATE people.import_row r SET person_id = o.person_id, known = true
                        FROM people.import_row o
                        WHERE""" + SOUND + """
                          AND r.change IS NULL AND strpos(r.external_id, chr(31)) > 0
                          AND o.import_id = r.import_id AND o.problem IS NULL AND NOT o.gone
                          AND o.external_id = split_part(r.external_id, chr(31), 1)
                        """).param("import", id).update();
    }

    List<Problem> problems(long id) {
        return jdbc.sql("""
                        SELECT problem, coalesce(detail, '') AS detail FROM people.import_row
                        WHERE import_id = :import AND problem IS NOT NULL ORDER BY line
                        """)
                .param("import", id)
                .query((row, number) -> new Problem(row.getString("problem"), row.getString("detail")))
                .list();
    }

    /// Somebody new to the source may be known by their user name. It may be another's, chosen at
    /// the desk or wrong in one of the sources: only a name that agrees in a part says that it is
    /// the same person, unless the source has spoken of them before or somebody has said so.
    void matchByUsername(long id, String source) {
        jdbc.sql("""
                        UPDATE people.import_row r SET person_id = a.person_id, known = true
                        FROM people.account a
                        WHERE""" + SOUND + """
                          AND r.change IS NULL AND NOT r.known AND a.username = r.username AND a.person_id IS NOT NULL
                          AND (r.name IS NULL
                               OR EXISTS (SELECT c.import_id FROM people.source_record c
                                          WHERE c.person_id = a.person_id AND c.source = :source)
                               OR EXISTS (SELECT f.account_id FROM people.feed_permission f WHERE f.account_id = a.id)
                               OR EXISTS (SELECT p.id FROM people.person p WHERE p.id = a.person_id
                                          AND people.name_words(p.name) && people.name_words(r.name)))
                          AND NOT""" + " " + WORKS_HERE)
                .param("import", id)
                .param("source", source)
                .update();
        refuseStaff(id, source);
        jdbc.sql("""
                        UPDATE people.import_row r SET problem = 'username_taken', detail = r.username
                        FROM people.account a
                        WHERE""" + SOUND + """
                          AND a.username = r.username AND a.person_id IS DISTINCT FROM r.person_id
                        """).param("import", id).update();
        jdbc.sql("""
                        UPDATE people.import_row r SET problem = 'username_of_another', detail = c.external_id
                        FROM people.source_record c
                        WHERE""" + SOUND + """
                          AND r.change IS NULL AND r.known AND c.person_id = r.person_id AND c.source = :source
                          AND c.replaced_by IS NULL AND strpos(r.external_id, chr(31)) = 0
                          AND NOT EXISTS (SELECT e.line FROM people.import_row e
                              WHERE e.import_id = :import AND e.external_id = c.external_id AND e.change = 'ended'
                                AND e.problem IS NULL)
                        """).param("import", id).param("source", source).update();
    }

    /// Whoever may see others' data is not handed to a source because it knows their user name,
    /// and gets no other one from it.
    private void refuseStaff(long id, String source) {
        jdbc.sql("""
                        UPDATE people.import_row r SET problem = 'staff_account', detail = r.username
                        FROM people.account a
                        WHERE""" + SOUND + """
                          AND r.change IS NULL AND NOT r.known AND a.username = r.username AND
                        """ + WORKS_HERE).param("import", id).update();
        jdbc.sql("""
                        UPDATE people.import_row r SET problem = 'staff_renamed', detail = a.username
                        FROM people.account a
                        WHERE""" + SOUND + """
                          AND r.known AND a.person_id = r.person_id AND a.username <> r.username
                          AND EXISTS (SELECT s.role FROM people.staff_role s WHERE s.account_id = a.id)
                          AND NOT EXISTS (SELECT c.import_id FROM people.source_record c
                              WHERE c.source = :source AND c.external_id = r.external_id AND c.replaced_by IS NULL
                                AND c.username = r.username)
                        """).param("import", id).param("source", source).update();
    }

    /// Numbers that are somebody else's, or were, whatever kind of number they are there.
    void refuseNumbersOfOthers(long id) {
        for (String kind : List.of("library_number", "barcode", "card_uid")) {
            jdbc.sql("""
                            UPDATE people.import_row r SET problem = 'number_taken', detail = r.%1$s
                            FROM people.identifier i
                            WHERE""".formatted(kind) + SOUND + """
                              AND i.kind IN ('library_number', 'barcode', 'card_uid') AND i.value = r.%1$s
                              AND i.person_id <> r.person_id
                            """.formatted(kind))
                    .param("import", id)
                    .update();
            jdbc.sql("""
                            UPDATE people.import_row r SET problem = 'number_given', detail = r.%1$s
                            FROM people.number_given g
                            WHERE""".formatted(kind) + SOUND + """
                              AND g.kind IN ('library_number', 'barcode', 'card_uid')
                              AND g.hash = sha256(convert_to(upper(r.%1$s), 'UTF8'))
                              AND NOT EXISTS (SELECT i.id FROM people.identifier i
                                              WHERE i.kind IN ('library_number', 'barcode', 'card_uid')
                                                AND i.value = r.%1$s)
                            """.formatted(kind))
                    .param("import", id)
                    .update();
        }
    }

    /// @return how many rows speak of somebody who is not known here and whose time was over
    /// before `today`
    int leaveOutOver(long id, LocalDate today) {
        return jdbc.sql("""
                        DELETE FROM people.import_row r
                        WHERE""" + SOUND + "AND r.change IS NULL AND NOT r.known AND r.until < :today")
                .param("import", id)
                .param("today", today)
                .update();
    }

    void refuseNameless(long id) {
        jdbc.sql("UPDATE people.import_row r SET problem = 'missing', detail = 'name' WHERE" + SOUND
                        + "AND r.change IS NULL AND NOT r.known AND r.name IS NULL")
                .param("import", id)
                .update();
    }

    /// Without those that were left out.
    Counts count(long id) {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE line > 0) AS came,
                               count(*) FILTER (WHERE problem IS NULL AND change IS NULL) AS added,
                               count(*) FILTER (WHERE problem IS NULL AND change = 'changed') AS changed,
                               count(*) FILTER (WHERE problem IS NULL AND change = 'ended') AS ended,
                               count(*) FILTER (WHERE problem IS NOT NULL) AS rejected
                        FROM people.import_row WHERE import_id = :import
                        """)
                .param("import", id)
                .query((row, number) -> new Counts(
                        row.getInt("came"),
                        row.getInt("added"),
                        row.getInt("changed"),
                        0,
                        row.getInt("ended"),
                        row.getInt("rejected"),
                        0))
                .single();
    }

    /// How many of the source's people would be over, those with a last day in the past among
    /// them, and of how many.
    Ending ending(long id, String source, LocalDate today) {
        return jdbc.sql("""
                        SELECT (SELECT count(*) FROM people.import_row r JOIN people.source_record c
                                    ON c.source = :source AND c.external_id = r.external_id AND c.replaced_by IS NULL
                                WHERE""" + SOUND + """
                                  AND (c.until IS NULL OR c.until >= :today)
                                  AND (r.change = 'ended' OR (r.change = 'changed' AND r.until < :today))) AS ending,
                               (SELECT count(*) FROM people.source_record c
                                WHERE c.source = :source AND c.replaced_by IS NULL
                                  AND (c.until IS NULL OR c.until >= :today)) AS standing
                        """)
                .param("import", id)
                .param("source", source)
                .param("today", today)
                .query((row, number) -> new Ending(row.getLong("ending"), row.getLong("standing")))
                .single();
    }

    record Ending(long people, long of) {

        double percent() {
            return of == 0 ? 0 : 100.0 * people / of;
        }
    }

    /// What was taken over stands in its own tables now.
    void forgetTaken(long id) {
        jdbc.sql("DELETE FROM people.import_row WHERE import_id = :import AND problem IS NULL")
                .param("import", id)
                .update();
    }
}
