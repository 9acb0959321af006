package org.carrel.people.joining;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Whose time as a user ends soon. Purposes: `ask_renewal`, which sees the rows of one person
/// only, for [#own] and [#ask]; `keep_membership` for the letters.
@Repository
class RenewalRepository {

    /// Entered by hand, and nothing lasts longer in the same group.
    private static final String ENDING = """
            FROM people.affiliation f JOIN people.person p ON p.id = f.person_id
            WHERE f.source IS NULL AND f.user_group = ANY (:groups) AND f.until BETWEEN :today AND :latest
              AND NOT EXISTS (SELECT g.id FROM people.affiliation g
                              WHERE g.person_id = f.person_id AND g.user_group = f.user_group
                                AND (g.until IS NULL OR g.until > f.until))
            """;

    private final JdbcClient jdbc;

    RenewalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param asked whether they have asked already
    /// @param home  whether the library at home has to answer first
    record Ending(String group, LocalDate until, boolean asked, boolean home) {}

    private static String[] groups() {
        return JoinKind.all().stream().map(JoinKind::key).toArray(String[]::new);
    }

    Optional<Ending> own(LocalDate today, LocalDate latest) {
        return jdbc.sql("""
                        SELECT f.user_group, f.until,
                               EXISTS (SELECT a.id FROM people.application a
                                       WHERE a.person_id = p.id AND a.kind = f.user_group
                                         AND a.state IN ('asked', 'waiting')) AS asked,
                               EXISTS (SELECT a.id FROM people.application a
                                       WHERE a.person_id = p.id AND a.kind = f.user_group
                                         AND a.state = 'asked') AS home
                        """ + ENDING + " ORDER BY f.until LIMIT 1")
                .param("groups", groups())
                .param("today", today)
                .param("latest", latest)
                .query((row, number) -> new Ending(
                        row.getString("user_group"),
                        row.getObject("until", LocalDate.class),
                        row.getBoolean("asked"),
                        row.getBoolean("home")))
                .optional();
    }

    /// Until the transaction ends nobody else asks for the same person: of two at once, one wish
    /// stands.
    void alone(UUID person) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('renewal ' || :person, 0))")
                .param("person", person.toString())
                .query((row, number) -> number)
                .single();
    }

    /// The wish to go on, for the desk; of a visitor from a university of the list, for its
    /// library first. A mail address that nobody has confirmed is not so by this.
    Optional<UUID> ask(LocalDate today, LocalDate latest, Instant now) {
        return jdbc.sql("""
                        INSERT INTO people.application (id, kind, person_id, name, email, phone, postal_address,
                            home_institution, institution_id, received_at, confirmed_at, state)
                        SELECT gen_random_uuid(), e.user_group, e.person_id, e.name, e.email, e.phone,
                               e.postal_address, e.home_institution, i.id, :now,
                               CASE WHEN (SELECT b.confirmed_at IS NULL FROM people.application b
                                          WHERE b.person_id = e.person_id AND b.email = e.email
                                          ORDER BY b.received_at DESC LIMIT 1) THEN NULL
                                    ELSE CAST(:now AS timestamptz) END,
                               CASE WHEN i.id IS NULL THEN 'waiting' ELSE 'asked' END
                        FROM (SELECT f.user_group, p.id AS person_id, p.name, coalesce(p.own_email, p.email) AS email,
                                     p.phone, p.postal_address,
                                     CASE WHEN f.user_group IN ('sconul_visitor', 'local_institution')
                                          THEN f.home_institution END AS home_institution
                        """ + ENDING + """
                              ORDER BY f.until LIMIT 1) e
                        LEFT JOIN people.institution i
                            ON e.user_group = 'sconul_visitor' AND i.name = e.home_institution AND i.retired_at IS NULL
                        WHERE NOT EXISTS (SELECT a.id FROM people.application a
                                          WHERE a.person_id = e.person_id AND a.kind = e.user_group
                                            AND a.state IN ('asked', 'waiting'))
                        RETURNING id
                        """)
                .param("groups", groups())
                .param("today", today)
                .param("latest", latest)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    /// Letters to those who were not written to about this end.
    void plan(LocalDate today, LocalDate latest, Instant now) {
        jdbc.sql("""
                        INSERT INTO people.renewal_letter (affiliation_id, until, next_at)
                        SELECT f.id, f.until, :now
                        """ + ENDING + " ON CONFLICT (affiliation_id, until) DO NOTHING")
                .param("groups", groups())
                .param("today", today)
                .param("latest", latest)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @param attempts with the one that has begun
    /// @param email empty where none is known
    record Due(UUID affiliation, LocalDate until, int attempts, String name, String email) {

        /// Without the person: records end up in messages and logs.
        @Override
        public String toString() {
            return "letter on the end of affiliation " + affiliation;
        }
    }

    /// Takes one letter that is due, for itself alone until `lease`.
    Optional<Due> take(Instant now, Instant lease) {
        return jdbc.sql("""
                        UPDATE people.renewal_letter l SET attempts = l.attempts + 1, next_at = :lease
                        FROM people.affiliation f JOIN people.person p ON p.id = f.person_id
                        WHERE f.id = l.affiliation_id AND (l.affiliation_id, l.until) = (
                            SELECT d.affiliation_id, d.until FROM people.renewal_letter d WHERE d.next_at <= :now
                            ORDER BY d.next_at, d.affiliation_id LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING l.affiliation_id, l.until, l.attempts, p.name,
                                  coalesce(p.own_email, p.email, '') AS email
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("lease", lease.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Due(
                        row.getObject("affiliation_id", UUID.class),
                        row.getObject("until", LocalDate.class),
                        row.getInt("attempts"),
                        row.getString("name"),
                        row.getString("email")))
                .optional();
    }

    /// @param sentAt null where it was not
    /// @param nextAt null unless it is tried again
    void result(Due letter, @Nullable Instant sentAt, @Nullable Instant nextAt) {
        jdbc.sql("""
                        UPDATE people.renewal_letter SET sent_at = :sent, next_at = :next
                        WHERE affiliation_id = :affiliation AND until = :until
                        """)
                .param("sent", utc(sentAt), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("next", utc(nextAt), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("affiliation", letter.affiliation())
                .param("until", letter.until())
                .update();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
