package org.carrel.people.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.PersonId;
import org.carrel.people.joining.Application.NhsFacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Applications as the desk sees them. Purpose: `keep_membership`; [#nhsFacts]
/// `check_nhs_membership`.
@Repository
class QueueRepository {

    private static final String APPLICATION = """
            SELECT a.id, a.kind, a.person_id, a.name, a.email, a.phone, a.postal_address, a.course_completed_on,
                   a.home_institution, a.sconul_band, a.approved_until, a.received_at, a.state,
                   a.email IS NULL OR a.confirmed_at IS NOT NULL AS confirmed,
                   (SELECT l.sent_at IS NOT NULL FROM people.application_letter l
                    WHERE l.application_id = a.id AND l.kind IN ('declined', 'invited')) AS letter
            FROM people.application a
            """;

    private final JdbcClient jdbc;

    QueueRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The longest waiting first.
    List<Application> waiting(int most) {
        return jdbc.sql(APPLICATION + "WHERE a.state = 'waiting' ORDER BY a.received_at, a.id LIMIT ?")
                .param(most)
                .query((row, number) -> application(row))
                .list();
    }

    /// Whose library at home has not answered yet.
    List<Application> asked(int most) {
        return jdbc.sql(APPLICATION + "WHERE a.state = 'asked' ORDER BY a.received_at, a.id LIMIT ?")
                .param(most)
                .query((row, number) -> application(row))
                .list();
    }

    /// The last answered first.
    List<Application> answered(int most) {
        return jdbc.sql(APPLICATION + "WHERE a.state IN ('accepted', 'declined') ORDER BY a.over_at DESC, a.id LIMIT ?")
                .param(most)
                .query((row, number) -> application(row))
                .list();
    }

    /// Whoever was asked to confirm their mail address and has not is seen by nobody.
    Optional<Application> one(UUID id) {
        return jdbc.sql(APPLICATION
                        + "WHERE a.id = ? AND (a.confirmed_at IS NOT NULL OR a.state NOT IN ('unconfirmed', 'lapsed'))")
                .param(id)
                .query((row, number) -> application(row))
                .optional();
    }

    Optional<NhsFacts> nhsFacts(UUID id) {
        return jdbc.sql("""
                        SELECT person_id, date_of_birth, job_title FROM people.application
                        WHERE id = ? AND date_of_birth IS NOT NULL AND state = 'waiting'
                        """)
                .param(id)
                .query((row, number) ->
                        new NhsFacts(row.getObject("date_of_birth", LocalDate.class), row.getString("job_title")))
                .optional();
    }

    /// People of the same mail address or a like name, the likeliest first. Names are compared
    /// where a part of them begins alike: not all with all.
    List<LikelyPerson> likely(Application application, int most) {
        return jdbc.sql("""
                        WITH candidate AS (
                            SELECT person_id FROM people.mail_key WHERE mail = :email
                            UNION
                            SELECT n.person_id FROM people.name_parts(:name) AS said (part)
                            JOIN people.name_part n ON n.part >= left(said.part, 3)
                                AND n.part < left(said.part, 3) || chr(1114111)
                        )
                        SELECT p.id, p.name, i.value AS number,
                               :email IN (lower(p.email), lower(p.own_email)) AS same_mail,
                               array(SELECT DISTINCT f.user_group FROM people.affiliation f
                                     WHERE f.person_id = p.id) AS groups
                        FROM candidate c JOIN people.person p ON p.id = c.person_id
                        LEFT JOIN people.identifier i
                            ON i.person_id = p.id AND i.kind = 'library_number' AND i.until IS NULL
                        WHERE p.id <> :self
                          AND (lower(p.email) = :email OR lower(p.own_email) = :email
                               OR people.names_alike(people.plain_name(p.name), people.plain_name(:name)))
                        ORDER BY same_mail DESC NULLS LAST,
                                 people.likeness_of_names(people.plain_name(p.name), people.plain_name(:name)) DESC,
                                 p.id
                        LIMIT :most
                        """)
                .param("self", application.person().value())
                .param(
                        "email",
                        application.email() == null ? "" : application.email().toLowerCase(java.util.Locale.ROOT))
                .param("name", application.name())
                .param("most", most)
                .query((row, number) -> new LikelyPerson(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("number"),
                        row.getBoolean("same_mail"),
                        List.of((String[]) row.getArray("groups").getArray())))
                .list();
    }

    private static Application application(ResultSet row) throws SQLException {
        return new Application(
                row.getObject("id", UUID.class),
                JoinKind.of(row.getString("kind")).orElseThrow(),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("postal_address"),
                row.getObject("course_completed_on", LocalDate.class),
                row.getString("home_institution"),
                row.getString("sconul_band"),
                row.getObject("approved_until", LocalDate.class),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("state"),
                row.getBoolean("confirmed"),
                row.getObject("letter", Boolean.class));
    }
}
