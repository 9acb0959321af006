package org.carrel.people.joining;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.carrel.people.PersonId;
import org.carrel.people.account.Username;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// From an application to a person. Purpose: `keep_membership`; [#copyNhsFacts]
/// `check_nhs_membership`.
@Repository
class NewcomerRepository {

    private final JdbcClient jdbc;

    NewcomerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Holds it until the transaction ends, so that two at two desks do not both answer it.
    ///
    /// @return whether it still waits
    boolean hold(UUID application) {
        return jdbc.sql("SELECT id FROM people.application WHERE id = ? AND state = 'waiting' FOR UPDATE")
                .param(application)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    void answer(UUID application, PersonId person, String state, String said, AccountId by, Instant now) {
        jdbc.sql("""
                        UPDATE people.application SET state = :state, person_id = :person, said = nullif(:said, ''),
                               answered_by = :by, over_at = :now
                        WHERE id = :id
                        """)
                .param("state", state)
                .param("person", person.value())
                .param("said", said)
                .param("by", by.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", application)
                .update();
    }

    boolean isKnown(UUID person) {
        return jdbc.sql("SELECT EXISTS (SELECT id FROM people.person WHERE id = ?)")
                .param(person)
                .query(Boolean.class)
                .single();
    }

    /// What they gave themselves is their own address; that of an institution comes from it.
    void addPerson(Application from, Instant now) {
        jdbc.sql("""
                        INSERT INTO people.person (id, name, created_at, own_email, phone, postal_address)
                        VALUES (:id, :name, :now, :email, :phone, :address)
                        """)
                .param("id", from.person().value())
                .param("name", from.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("email", from.email())
                .param("phone", from.phone())
                .param("address", from.address())
                .update();
    }

    /// Until when what goes on of theirs in the group lasts, entered by hand.
    Optional<LocalDate> until(PersonId person, Application from, LocalDate today) {
        return jdbc.sql("""
                        SELECT until FROM people.affiliation
                        WHERE person_id = :person AND user_group = :group AND source IS NULL AND until >= :today
                        ORDER BY until DESC LIMIT 1
                        """)
                .param("person", person.value())
                .param("group", from.kind().key())
                .param("today", today)
                .query((row, number) -> row.getObject("until", LocalDate.class))
                .optional();
    }

    /// What goes on of theirs in a group, entered by hand: it is prolonged and keeps its history.
    boolean prolong(PersonId person, Application from, LocalDate today, LocalDate until) {
        return jdbc.sql("""
                        UPDATE people.affiliation
                        SET until = :until, sconul_band = coalesce(:band, sconul_band),
                            home_institution = coalesce(:institution, home_institution)
                        WHERE id = (SELECT f.id FROM people.affiliation f
                                    WHERE f.person_id = :person AND f.user_group = :group AND f.source IS NULL
                                      AND f.until >= :today ORDER BY f.until DESC LIMIT 1)
                        """)
                        .param("until", until)
                        .param("band", from.band(), java.sql.Types.VARCHAR)
                        .param("institution", from.institution(), java.sql.Types.VARCHAR)
                        .param("person", person.value())
                        .param("group", from.kind().key())
                        .param("today", today)
                        .update()
                == 1;
    }

    void addAffiliation(UUID id, PersonId person, Application from, LocalDate since, LocalDate until) {
        jdbc.sql("""
                        INSERT INTO people.affiliation (id, person_id, user_group, since, until, course_completed_on,
                            home_institution, sconul_band)
                        VALUES (:id, :person, :group, :since, :until, :completed, :institution, :band)
                        """)
                .param("id", id)
                .param("person", person.value())
                .param("group", from.kind().key())
                .param("since", since)
                .param("until", until)
                .param("completed", from.completed(), java.sql.Types.DATE)
                .param("institution", from.institution())
                .param("band", from.band())
                .update();
    }

    Optional<String> number(PersonId person) {
        return jdbc.sql("""
                        SELECT value FROM people.identifier
                        WHERE person_id = ? AND kind = 'library_number' AND until IS NULL
                        """).param(person.value()).query(String.class).optional();
    }

    String nextNumber() {
        return jdbc.sql("INSERT INTO people.library_number DEFAULT VALUES RETURNING number::text")
                .query(String.class)
                .single();
    }

    /// False where somebody has it or had it, as whatever kind of number, also somebody who was
    /// forgotten: a gate knows a card by its value alone.
    boolean give(PersonId person, String kind, String value, Instant now) {
        return jdbc.sql("""
                        INSERT INTO people.identifier (id, person_id, kind, value, since)
                        SELECT :id, :person, :kind, :value, :now
                        WHERE NOT EXISTS (SELECT g.kind FROM people.number_given g
                            WHERE g.kind <> 'username' AND g.hash = sha256(convert_to(upper(:value), 'UTF8')))
                        """)
                        .param("id", UUID.randomUUID())
                        .param("person", person.value())
                        .param("kind", kind)
                        .param("value", value)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void checked(PersonId person, String what, String document, AccountId by, Instant now) {
        jdbc.sql("""
                        INSERT INTO people.identity_check (id, person_id, what, document, checked_by, checked_at)
                        VALUES (:id, :person, :what, :document, :by, :now)
                        """)
                .param("id", UUID.randomUUID())
                .param("person", person.value())
                .param("what", what)
                .param("document", document)
                .param("by", by.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean isTaken(Username username) {
        return jdbc.sql("SELECT EXISTS (SELECT id FROM people.account WHERE username = ?)")
                .param(username.value())
                .query(Boolean.class)
                .single();
    }

    boolean hasAccount(PersonId person) {
        return jdbc.sql("SELECT EXISTS (SELECT id FROM people.account WHERE person_id = ?)")
                .param(person.value())
                .query(Boolean.class)
                .single();
    }

    /// From an application that was accepted to the affiliation that came of it.
    void copyNhsFacts(UUID application, LocalDate until) {
        jdbc.sql("""
                        UPDATE people.affiliation SET date_of_birth = a.date_of_birth, job_title = a.job_title
                        FROM people.application a
                        WHERE a.id = :application AND a.date_of_birth IS NOT NULL
                          AND people.affiliation.person_id = a.person_id
                          AND people.affiliation.user_group = 'nhs_staff' AND people.affiliation.until = :until
                        """).param("application", application).param("until", until).update();
    }
}
