package org.carrel.people.university;

import java.time.LocalDate;
import java.util.UUID;
import org.carrel.people.PersonId;
import org.carrel.people.UserGroup;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `administer_accounts`.
@Repository
class ClaimedGroupRepository {

    private final JdbcClient jdbc;

    ClaimedGroupRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether somebody belongs to the group today for another reason than that the service said so.
    boolean belongs(PersonId person, UserGroup group, LocalDate today) {
        return jdbc.sql("""
                        SELECT EXISTS (
                            SELECT FROM people.affiliation f
                            WHERE f.person_id = :person AND f.user_group = :group AND f.since <= :today
                              AND (f.until IS NULL OR f.until >= :today)
                              AND NOT EXISTS (SELECT FROM people.claimed_affiliation c
                                              WHERE c.affiliation_id = f.id))
                        """)
                .param("person", person.value())
                .param("group", group.key())
                .param("today", today)
                .query(Boolean.class)
                .single();
    }

    /// Lets what the service said earlier last longer; false where nothing of it lasts today.
    boolean prolong(PersonId person, UserGroup group, LocalDate today, LocalDate until) {
        int prolonged = jdbc.sql("""
                        UPDATE people.affiliation SET until = :until
                        WHERE person_id = :person AND user_group = :group AND until >= :today
                          AND id IN (SELECT affiliation_id FROM people.claimed_affiliation)
                        """)
                .param("until", until)
                .param("person", person.value())
                .param("group", group.key())
                .param("today", today)
                .update();
        jdbc.sql("""
                        UPDATE people.claimed_affiliation SET claimed_on = :today
                        WHERE affiliation_id IN (
                            SELECT id FROM people.affiliation
                            WHERE person_id = :person AND user_group = :group AND until = :until)
                        """)
                .param("today", today)
                .param("person", person.value())
                .param("group", group.key())
                .param("until", until)
                .update();
        return prolonged > 0;
    }

    void add(PersonId person, UserGroup group, LocalDate today, LocalDate until) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO people.affiliation (id, person_id, user_group, since, until)
                        VALUES (:id, :person, :group, :today, :until)
                        """)
                .param("id", id)
                .param("person", person.value())
                .param("group", group.key())
                .param("today", today)
                .param("until", until)
                .update();
        jdbc.sql("INSERT INTO people.claimed_affiliation (affiliation_id, claimed_on) VALUES (:id, :today)")
                .param("id", id)
                .param("today", today)
                .update();
    }
}
