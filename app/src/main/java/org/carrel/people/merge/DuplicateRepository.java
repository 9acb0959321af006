package org.carrel.people.merge;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `merge_people`.
@Repository
class DuplicateRepository {

    /// What more people than this share says nothing of any two of them: the mail address or
    /// telephone of an office, or a name that many have. It also keeps pairs from growing with
    /// the square of the people.
    private static final int FEW = 8;

    private static final int DIGITS_OF_A_PHONE = 7;

    /// @param why   as [Suggestion] names it
    /// @param pairs a query
    private record Evidence(String why, String pairs) {}

    /// What speaks for two records being of one person, the strongest first. Each finds `one`
    /// and `other`, the lesser number first, by values that only few share.
    ///
    /// Each person stands once in `whole`, beside the first part of their name.
    private static final List<Evidence> EVIDENCE = List.of(
            new Evidence("mail", """
            SELECT a.person_id AS one, b.person_id AS other
            FROM (SELECT mail FROM people.mail_key GROUP BY mail HAVING count(*) BETWEEN 2 AND :few) shared
            JOIN people.mail_key a ON a.mail = shared.mail
            JOIN people.mail_key b ON b.mail = shared.mail AND b.person_id > a.person_id
            """),
            new Evidence("number", """
            WITH number AS MATERIALIZED (
                SELECT person_id, ltrim(translate(lower(value), ':_-', ''), '0') AS plain FROM people.identifier),
            shared AS (SELECT plain FROM number GROUP BY plain
                       HAVING count(*) > 1 AND count(DISTINCT person_id) BETWEEN 2 AND :few)
            SELECT a.person_id AS one, b.person_id AS other
            FROM shared JOIN number a ON a.plain = shared.plain
            JOIN number b ON b.plain = shared.plain AND b.person_id > a.person_id
            """),
            new Evidence("born", """
            WITH born AS (SELECT DISTINCT person_id, date_of_birth FROM people.affiliation
                          WHERE date_of_birth IS NOT NULL),
            named AS (SELECT b.person_id, b.date_of_birth, n.whole FROM born b JOIN people.name_part n
                      ON n.person_id = b.person_id AND n.part = split_part(n.whole, ' ', 2))
            SELECT a.person_id AS one, b.person_id AS other
            FROM named a JOIN named b ON b.date_of_birth = a.date_of_birth AND b.person_id > a.person_id
            WHERE people.likeness_of_names(a.whole, b.whole) > 0.4
            """),
            new Evidence("phone", """
            WITH phone AS MATERIALIZED (
                SELECT id, digits FROM (SELECT id, translate(phone, '+ ()-./', '') AS digits FROM people.person
                                        WHERE phone IS NOT NULL) typed
                WHERE length(digits) >= :digits),
            shared AS (SELECT digits FROM phone GROUP BY digits HAVING count(*) BETWEEN 2 AND :few)
            SELECT a.id AS one, b.id AS other
            FROM shared JOIN phone a ON a.digits = shared.digits
            JOIN phone b ON b.digits = shared.digits AND b.id > a.id
            """),
            new Evidence("group", """
            WITH whole AS MATERIALIZED (
                SELECT person_id, whole FROM people.name_part WHERE part = split_part(whole, ' ', 2)),
            shared AS (SELECT whole FROM whole GROUP BY whole HAVING count(*) BETWEEN 2 AND :few)
            SELECT a.person_id AS one, b.person_id AS other
            FROM shared JOIN whole a ON a.whole = shared.whole
            JOIN whole b ON b.whole = shared.whole AND b.person_id > a.person_id
            WHERE EXISTS (SELECT f.user_group FROM people.affiliation f JOIN people.affiliation g USING (user_group)
                          WHERE f.person_id = a.person_id AND g.person_id = b.person_id)
            """),
            new Evidence("place", """
            WITH whole AS MATERIALIZED (
                SELECT person_id, whole FROM people.name_part WHERE part = split_part(whole, ' ', 2)),
            shared AS (SELECT whole FROM whole GROUP BY whole HAVING count(*) BETWEEN 2 AND :few)
            SELECT a.person_id AS one, b.person_id AS other
            FROM shared JOIN whole a ON a.whole = shared.whole
            JOIN whole b ON b.whole = shared.whole AND b.person_id > a.person_id
            WHERE EXISTS (SELECT f.id FROM people.affiliation f JOIN people.affiliation g
                              ON lower(coalesce(g.department, g.home_institution))
                               = lower(coalesce(f.department, f.home_institution))
                          WHERE f.person_id = a.person_id AND g.person_id = b.person_id)
            """));

    private static final String PAIRS = """
            SELECT p.id AS one, p.name AS one_name, q.id AS other, q.name AS other_name
            FROM (SELECT DISTINCT e.one, e.other FROM (%s) e) pair
            JOIN people.person p ON p.id = pair.one JOIN people.person q ON q.id = pair.other
            WHERE NOT EXISTS (SELECT t.said_at FROM people.told_apart t WHERE t.one = p.id AND t.other = q.id)
              AND NOT EXISTS (SELECT t.said_at FROM people.told_apart t WHERE t.one = q.id AND t.other = p.id)
            ORDER BY p.name, q.name, p.id, q.id LIMIT :most
            """;

    private final JdbcClient jdbc;

    DuplicateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Each pair once, for the strongest of its reasons. Weaker ones are looked for only while
    /// there are fewer than `most`.
    List<Suggestion> suggestions(int most) {
        Map<Set<UUID>, Suggestion> found = new LinkedHashMap<>();
        for (Evidence evidence : EVIDENCE) {
            if (found.size() < most) {
                // Some of these may be among the found ones.
                pairs(evidence, most + found.size())
                        .forEach(pair -> found.putIfAbsent(Set.of(pair.one(), pair.other()), pair));
            }
        }
        return found.values().stream().limit(most).toList();
    }

    private List<Suggestion> pairs(Evidence evidence, int most) {
        return jdbc.sql(PAIRS.formatted(evidence.pairs()))
                .param("few", FEW)
                .param("digits", DIGITS_OF_A_PHONE)
                .param("most", most)
                .query((row, number) -> new Suggestion(
                        row.getObject("one", UUID.class),
                        row.getString("one_name"),
                        row.getObject("other", UUID.class),
                        row.getString("other_name"),
                        evidence.why()))
                .list();
    }

    void tellApart(UUID one, UUID other, AccountId by, Instant now) {
        jdbc.sql("""
                        INSERT INTO people.told_apart (one, other, said_by, said_at)
                        SELECT p.id, q.id, :by, :now FROM people.person p, people.person q
                        WHERE p.id = :one AND q.id = :other AND p.id <> q.id
                        ON CONFLICT (one, other) DO NOTHING
                        """)
                .param("by", by.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("one", one)
                .param("other", other)
                .update();
    }
}
