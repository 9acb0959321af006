package org.carrel.people.merge;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `merge_people`.
@Repository
class DuplicateRepository {

    /// Of a place with thousands of people not all are compared with all: those whose names share a part that not more
    /// people than this have, and those with the very same name.
    private static final int RARE = 200;

    private final JdbcClient jdbc;

    DuplicateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Suggestion> suggestions(int most) {
        return jdbc.sql("""
                        WITH mail AS (
                            SELECT id, lower(email) AS address FROM people.person WHERE email IS NOT NULL
                            UNION SELECT id, lower(own_email) FROM people.person WHERE own_email IS NOT NULL
                        ), number AS (
                            SELECT person_id AS id, ltrim(regexp_replace(lower(value), '[:_-]', '', 'g'), '0') AS plain
                            FROM people.identifier
                        ), place AS (
                            SELECT DISTINCT person_id AS id, lower(coalesce(department, home_institution)) AS name
                            FROM people.affiliation WHERE coalesce(department, home_institution) IS NOT NULL
                        ), rare AS (
                            SELECT part FROM people.name_part GROUP BY part HAVING count(*) BETWEEN 2 AND :rare
                        ), whole AS (
                            SELECT DISTINCT person_id, whole FROM people.name_part
                        ), namesake AS (
                            SELECT x.person_id AS one, y.person_id AS other
                            FROM rare JOIN people.name_part x ON x.part = rare.part
                            JOIN people.name_part y ON y.part = rare.part AND y.person_id > x.person_id
                            UNION
                            SELECT x.person_id, y.person_id
                            FROM whole x JOIN whole y ON y.whole = x.whole AND y.person_id > x.person_id
                        ), pair AS (
                            SELECT a.id AS one, b.id AS other, 1 AS rank, 'mail' AS why
                            FROM mail a JOIN mail b ON b.address = a.address AND b.id > a.id
                            UNION ALL
                            SELECT least(a.person_id, b.person_id), greatest(a.person_id, b.person_id), 2, 'born'
                            FROM people.affiliation a
                            JOIN people.affiliation b
                                ON b.date_of_birth = a.date_of_birth AND b.person_id > a.person_id
                            JOIN people.person p ON p.id = a.person_id JOIN people.person q ON q.id = b.person_id
                            WHERE people.likeness_of_names(people.plain_name(p.name), people.plain_name(q.name)) > 0.4
                            UNION ALL
                            SELECT a.id, b.id, 3, 'number' FROM number a JOIN number b ON b.plain = a.plain AND b.id > a.id
                            UNION ALL
                            SELECT a.id, b.id, 4, 'place' FROM namesake n
                            JOIN place a ON a.id = n.one JOIN place b ON b.id = n.other AND b.name = a.name
                            JOIN people.person p ON p.id = a.id JOIN people.person q ON q.id = b.id
                            WHERE people.likeness_of_names(people.plain_name(p.name), people.plain_name(q.name)) > 0.6
                        ), best AS (
                            SELECT DISTINCT ON (one, other) one, other, rank, why FROM pair ORDER BY one, other, rank
                        )
                        SELECT p.id AS one, p.name AS one_name, q.id AS other, q.name AS other_name, b.why
                        FROM best b JOIN people.person p ON p.id = b.one JOIN people.person q ON q.id = b.other
                        WHERE NOT EXISTS (SELECT t.said_at FROM people.told_apart t
                                          WHERE (t.one, t.other) IN ((b.one, b.other), (b.other, b.one)))
                        ORDER BY b.rank, p.name, q.name, p.id, q.id LIMIT :most
                        """)
                .param("most", most)
                .param("rare", RARE)
                .query((row, number) -> new Suggestion(
                        row.getObject("one", UUID.class),
                        row.getString("one_name"),
                        row.getObject("other", UUID.class),
                        row.getString("other_name"),
                        row.getString("why")))
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
