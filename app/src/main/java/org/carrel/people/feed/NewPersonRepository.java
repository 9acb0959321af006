package org.carrel.people.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `take_feeds`. People whom an import brings in. Where one row is all that is said of
/// somebody, nothing has to be weighed against anything: what it says is what they are. Whoever
/// came with further rows is settled like those who are known.
@Repository
class NewPersonRepository {

    private static final String NEW =
            " r.import_id = :import AND r.problem IS NULL AND r.change IS NULL AND NOT r.known ";

    private static final String ALONE = NEW + """
            AND NOT EXISTS (SELECT o.line FROM people.import_row o
                            WHERE o.import_id = :import AND o.problem IS NULL AND o.known
                              AND o.person_id = r.person_id)
            """;

    private final JdbcClient jdbc;

    NewPersonRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void addPeople(long id, Instant now) {
        jdbc.sql("""
                        INSERT INTO people.person (id, name, email, phone, created_at)
                        SELECT r.person_id, r.name, r.email, r.phone, :now FROM people.import_row r
                        WHERE""" + NEW)
                .param("import", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// As [SettlingRepository#addAccounts], whose rules for names these are.
    void addAccounts(long id, Instant now) {
        jdbc.sql("""
                        WITH made AS (
                          INSERT INTO people.account (id, person_id, username, created_at)
                          SELECT gen_random_uuid(), r.person_id, r.username, :now FROM people.import_row r
                          WHERE""" + ALONE + """
                            AND r.username IS NOT NULL
                            AND NOT EXISTS (SELECT f.number FROM people.former_identity f
                                            WHERE f.username = r.username)
                          ON CONFLICT (username) DO NOTHING RETURNING username)
                        INSERT INTO people.number_given (kind, hash)
                        SELECT 'username', sha256(convert_to(m.username, 'UTF8')) FROM made m
                        ON CONFLICT (kind, hash) DO NOTHING
                        """)
                .param("import", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// As [AffiliationRepository#settle] would have it of one record.
    void addAffiliations(long id, String source, LocalDate today) {
        jdbc.sql("""
                        INSERT INTO people.affiliation (id, person_id, user_group, since, until, source, department,
                               date_of_birth, job_title, research_section, course_completed_on, joined_on, left_on,
                               home_institution, subgroup)
                        SELECT CAST(md5(r.person_id::text || r.user_group) AS uuid), r.person_id, r.user_group,
                               coalesce(r.since, least(CAST(:today AS date), r.until)), r.until, :source, r.department,
                               r.date_of_birth, r.job_title, r.research_section, r.course_completed_on, r.joined_on,
                               CASE WHEN r.left_on >= r.joined_on OR r.joined_on IS NULL THEN r.left_on END,
                               r.home_institution, r.subgroup
                        FROM people.import_row r WHERE""" + ALONE + "AND r.user_group IS NOT NULL")
                .param("import", id)
                .param("source", source)
                .param("today", today)
                .update();
    }
}
