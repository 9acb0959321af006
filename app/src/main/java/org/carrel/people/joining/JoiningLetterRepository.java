package org.carrel.people.joining;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Letters to whoever applied. Purpose: `take_applications`; [#account] `administer_accounts`,
/// [#lastDay] `keep_membership`.
@Repository
class JoiningLetterRepository {

    private final JdbcClient jdbc;

    JoiningLetterRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param attempts with the one that has begun
    /// @param said why it was declined; empty for other letters
    record Due(
            UUID application,
            String kind,
            int attempts,
            UUID person,
            String name,
            String email,
            String state,
            String said,
            @Nullable UUID institution) {

        /// Without the person: records end up in messages and logs.
        @Override
        public String toString() {
            return kind + " letter on application " + application;
        }
    }

    /// Takes one letter that is due, for itself alone until `lease`.
    Optional<Due> take(Instant now, Instant lease) {
        return jdbc.sql("""
                        UPDATE people.application_letter l SET attempts = l.attempts + 1, next_at = :lease
                        FROM people.application a
                        WHERE a.id = l.application_id AND (l.application_id, l.kind) = (
                            SELECT d.application_id, d.kind FROM people.application_letter d WHERE d.next_at <= :now
                            ORDER BY d.next_at, d.application_id LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING l.application_id, l.kind, l.attempts, a.person_id, a.name, a.email, a.state, a.said,
                                  a.institution_id
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("lease", lease.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Due(
                        row.getObject("application_id", UUID.class),
                        row.getString("kind"),
                        row.getInt("attempts"),
                        row.getObject("person_id", UUID.class),
                        row.getString("name"),
                        orEmpty(row.getString("email")),
                        row.getString("state"),
                        orEmpty(row.getString("said")),
                        row.getObject("institution_id", UUID.class)))
                .optional();
    }

    /// @param sentAt null where it was not
    /// @param nextAt null unless it is tried again
    void result(Due letter, @Nullable Instant sentAt, @Nullable Instant nextAt) {
        jdbc.sql("""
                        UPDATE people.application_letter SET sent_at = :sent, next_at = :next
                        WHERE application_id = :application AND kind = :kind
                        """)
                .param(
                        "sent",
                        sentAt == null ? null : sentAt.atOffset(ZoneOffset.UTC),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param(
                        "next",
                        nextAt == null ? null : nextAt.atOffset(ZoneOffset.UTC),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("application", letter.application())
                .param("kind", letter.kind())
                .update();
    }

    /// @param canSignIn whether no link is needed: a password was chosen already, or the account
    ///     has staff roles, whose links others make
    record Account(AccountId id, String username, boolean canSignIn) {

        @Override
        public String toString() {
            return "Account[" + id.value() + "]";
        }
    }

    /// The open account of a person.
    Optional<Account> account(UUID person) {
        return jdbc.sql("""
                        SELECT a.id, a.username,
                               a.password_hash IS NOT NULL
                               OR EXISTS (SELECT r.role FROM people.staff_role r WHERE r.account_id = a.id) AS can_sign_in
                        FROM people.account a WHERE a.person_id = :person AND a.closed_at IS NULL
                        """)
                .param("person", person)
                .query((row, number) -> new Account(
                        new AccountId(row.getObject("id", UUID.class)),
                        row.getString("username"),
                        row.getBoolean("can_sign_in")))
                .optional();
    }

    /// Of the group in which they were let in; empty where nothing of it has a last day any more.
    Optional<LocalDate> lastDay(Due letter) {
        return jdbc.sql("""
                        SELECT max(f.until) AS until
                        FROM people.application a
                        JOIN people.affiliation f ON f.person_id = a.person_id AND f.user_group = a.kind
                        WHERE a.id = :application AND f.source IS NULL
                        """)
                .param("application", letter.application())
                .query((row, number) -> Optional.ofNullable(row.getObject("until", LocalDate.class)))
                .single();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
