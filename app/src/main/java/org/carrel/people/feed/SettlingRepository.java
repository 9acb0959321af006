package org.carrel.people.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `take_feeds`. Who somebody is, as the records that stand say together.
@Repository
class SettlingRepository {

    /// The records of whoever is touched; `stands` as if the import `undone` had not been (0:
    /// as it is).
    ///
    /// `brought`: it came with a record that was joined to theirs, so it ranks behind their
    /// own. It may speak of their user name only (`names`) if that is one it gave: the account
    /// came along with it.
    private static final String RECORDS = """
            record AS (
              SELECT r.person_id, r.source, r.import_id, r.name, r.email, r.phone, r.username,
                     (r.replaced_by IS NULL OR r.replaced_by = :undone) AND r.import_id <> :undone AS stands,
                     r.import_id = :undone AS undone, r.brought_by IS NOT NULL AS brought,
                     CASE WHEN r.brought_by IS NULL THEN true
                       ELSE NOT EXISTS (SELECT a.id FROM people.account a WHERE a.person_id = r.person_id)
                         OR EXISTS (SELECT v.import_id FROM people.source_record v
                                    JOIN people.account a ON a.username = v.username
                                    WHERE a.person_id = r.person_id AND v.person_id = r.person_id
                                      AND v.source = r.source AND v.external_id = r.external_id) END AS names
              FROM people.source_record r JOIN touched t ON t.person_id = r.person_id),
            """;

    private final JdbcClient jdbc;

    SettlingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Keeps what stood here of people of whom no feed has spoken yet.
    void keepWhatWas(long id) {
        jdbc.sql("""
                        INSERT INTO people.before_feeds (person_id, import_id, name, email, phone, username)
                        SELECT p.id, :import, p.name, p.email, p.phone, a.username
                        FROM people.import_row r JOIN people.person p ON p.id = r.person_id
                        LEFT JOIN people.account a ON a.person_id = p.id
                        WHERE r.import_id = :import AND r.problem IS NULL AND r.change IS NULL AND r.known
                          AND NOT EXISTS (SELECT c.import_id FROM people.source_record c WHERE c.person_id = p.id)
                        ON CONFLICT (person_id) DO NOTHING
                        """).param("import", id).update();
    }

    /// What no record says is left as it was, unless it came from a record. Whoever was entered
    /// by hand keeps that name when a record that was brought speaks of them.
    void settle(Touched touched, long undone, Map<Field, String[]> order) {
        jdbc.sql(touched.sql() + ", " + RECORDS + """
                        counting AS (
                          SELECT r.person_id, r.source, r.import_id, r.name, r.email, r.phone, r.stands, r.undone,
                                 r.brought, bool_or(r.stands) OVER (PARTITION BY r.person_id) AS any_stands
                          FROM record r),
                        said AS (
                          SELECT person_id,
                                 (array_agg(name ORDER BY brought,
                                    CASE WHEN stands THEN array_position(:name, source) END, import_id DESC)
                                    FILTER (WHERE name IS NOT NULL AND NOT undone AND stands = any_stands))[1] AS name,
                                 (array_agg(email ORDER BY brought,
                                    CASE WHEN stands THEN array_position(:email, source) END, import_id DESC)
                                    FILTER (WHERE email IS NOT NULL AND NOT undone
                                      AND stands = any_stands))[1] AS email,
                                 (array_agg(phone ORDER BY brought,
                                    CASE WHEN stands THEN array_position(:phone, source) END, import_id DESC)
                                    FILTER (WHERE phone IS NOT NULL AND NOT undone
                                      AND stands = any_stands))[1] AS phone,
                                 bool_or(NOT brought) AS any_own, bool_or(email IS NOT NULL) AS ever_email,
                                 bool_or(phone IS NOT NULL) AS ever_phone
                          FROM counting GROUP BY person_id),
                        wanted AS (
                          SELECT p.id,
                                 CASE WHEN s.any_own THEN coalesce(s.name, b.name, p.name) ELSE p.name END AS name,
                                 CASE WHEN s.ever_email THEN coalesce(s.email, b.email) ELSE p.email END AS email,
                                 CASE WHEN s.ever_phone THEN coalesce(s.phone, b.phone) ELSE p.phone END AS phone
                          FROM said s JOIN people.person p ON p.id = s.person_id
                          LEFT JOIN people.before_feeds b ON b.person_id = s.person_id)
                        UPDATE people.person p SET name = w.name, email = w.email, phone = w.phone
                        FROM wanted w WHERE w.id = p.id
                          AND (p.name IS DISTINCT FROM w.name OR p.email IS DISTINCT FROM w.email
                               OR p.phone IS DISTINCT FROM w.phone)
                        """)
                .params(touched.values())
                .param("undone", undone)
                .param("name", order.get(Field.NAME))
                .param("email", order.get(Field.EMAIL))
                .param("phone", order.get(Field.PHONE))
                .update();
    }

    /// A user name is the account's; a name that somebody else has meanwhile stays theirs, and so does that of whoever
    /// may see others' data.
    void rename(Touched touched, long undone, Map<Field, String[]> order) {
        jdbc.sql(touched.sql() + ", " + RECORDS + """
                        said AS (
                          SELECT person_id,
                                 (array_agg(username
                                    ORDER BY brought, array_position(:username, source), import_id DESC)
                                    FILTER (WHERE username IS NOT NULL AND stands AND names))[1] AS username,
                                 bool_or(username IS NOT NULL AND names) AS ever
                          FROM record GROUP BY person_id),
                        wanted AS (
                          SELECT s.person_id, coalesce(s.username, b.username) AS username
                          FROM said s LEFT JOIN people.before_feeds b ON b.person_id = s.person_id
                          WHERE s.ever AND (s.username IS NOT NULL OR :undone > 0))
                        UPDATE people.account a SET username = w.username
                        FROM wanted w WHERE w.person_id = a.person_id AND a.username <> w.username
                          AND NOT EXISTS (SELECT o.id FROM people.account o WHERE o.username = w.username)
                          AND NOT EXISTS (SELECT s.role FROM people.staff_role s WHERE s.account_id = a.id)
                          AND NOT EXISTS (SELECT f.number FROM people.former_identity f
                                          WHERE f.username = w.username)
                        """)
                .params(touched.values())
                .param("undone", undone)
                .param("username", order.get(Field.USERNAME))
                .update();
    }

    /// Without a password: they sign in at the university's service, or by a link that the
    /// library gives them. The name of an account that ended in a joining is not given again:
    /// the joining may be undone.
    void addAccounts(Touched touched, Instant now, Map<Field, String[]> order) {
        jdbc.sql(touched.sql() + ", " + RECORDS + """
                        said AS (
                          SELECT person_id,
                                 (array_agg(username
                                    ORDER BY brought, array_position(:username, source), import_id DESC)
                                    FILTER (WHERE username IS NOT NULL AND stands))[1] AS username
                          FROM record GROUP BY person_id)
                        INSERT INTO people.account (id, person_id, username, created_at)
                        SELECT gen_random_uuid(), s.person_id, s.username, :now FROM said s
                        WHERE s.username IS NOT NULL
                          AND NOT EXISTS (SELECT a.id FROM people.account a WHERE a.person_id = s.person_id)
                          AND NOT EXISTS (SELECT f.number FROM people.former_identity f
                                          WHERE f.username = s.username)
                        ON CONFLICT (username) DO NOTHING
                        """)
                .params(touched.values())
                .param("undone", 0L)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("username", order.get(Field.USERNAME))
                .update();
    }

    /// Nobody else gets them.
    void nameGiven(Touched touched) {
        jdbc.sql(touched.sql() + """

                        INSERT INTO people.number_given (kind, hash)
                        SELECT 'username', sha256(convert_to(a.username, 'UTF8'))
                        FROM people.account a JOIN touched t ON t.person_id = a.person_id
                        ON CONFLICT (kind, hash) DO NOTHING
                        """).params(touched.values()).update();
    }

    /// Accounts that the import made for people who were here before and stay.
    List<UUID> accountsOnlyOf(long id, Instant applied) {
        return jdbc.sql("""
                        SELECT a.id FROM people.account a JOIN people.source_record r ON r.person_id = a.person_id
                        WHERE r.import_id = :import AND a.created_at = :applied AND r.username = a.username
                          AND NOT EXISTS (SELECT o.import_id FROM people.source_record o
                                          WHERE o.person_id = a.person_id AND o.import_id <> :import
                                            AND o.username IS NOT NULL)
                          AND NOT EXISTS (SELECT b.person_id FROM people.before_feeds b
                                          WHERE b.person_id = a.person_id AND b.username IS NOT NULL)
                        """)
                .param("import", id)
                .param("applied", applied.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /// People whom only this import brought in, with whom nobody has dealt since: they have no number and belong to no
    /// group but by it. What else was entered of them, such as a block, goes with them; the page says so.
    void removeNew(long id, Instant applied) {
        jdbc.sql("""
                        DELETE FROM people.person p USING people.source_record r
                        WHERE r.import_id = :import AND p.id = r.person_id AND p.created_at = :applied
                          AND NOT EXISTS (SELECT o.import_id FROM people.source_record o
                                          WHERE o.person_id = p.id AND o.import_id <> :import)
                          AND NOT EXISTS (SELECT b.import_id FROM people.before_feeds b WHERE b.person_id = p.id)
                          AND NOT EXISTS (SELECT f.id FROM people.affiliation f WHERE f.person_id = p.id)
                          AND NOT EXISTS (SELECT i.id FROM people.identifier i WHERE i.person_id = p.id)
                        """)
                .param("import", id)
                .param("applied", applied.atOffset(ZoneOffset.UTC))
                .update();
    }

    void forgetWhatWas(long id) {
        jdbc.sql("DELETE FROM people.before_feeds WHERE import_id = :import")
                .param("import", id)
                .update();
    }
}
