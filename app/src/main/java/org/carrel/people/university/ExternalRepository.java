package org.carrel.people.university;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.carrel.people.PersonId;
import org.carrel.people.account.Username;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `sign_in`.
@Repository
class ExternalRepository {

    private final JdbcClient jdbc;

    ExternalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param secured whether a new password has to be chosen first
    /// @param subject under which the service knows this account already; null where it does not
    record Known(
            AccountId account,
            @Nullable PersonId person,
            boolean closed,
            boolean secured,
            @Nullable String subject) {}

    Optional<Known> bySubject(String issuer, String subject) {
        return jdbc.sql("""
                        SELECT a.id, a.person_id, a.closed_at IS NOT NULL AS closed,
                               a.new_password_since IS NOT NULL AS secured, e.subject
                        FROM people.external_identity e JOIN people.account a ON a.id = e.account_id
                        WHERE e.issuer = :issuer AND e.subject = :subject
                        """)
                .param("issuer", issuer)
                .param("subject", subject)
                .query((row, number) -> known(row))
                .optional();
    }

    Optional<Known> byUsername(String issuer, Username username) {
        return jdbc.sql("""
                        SELECT a.id, a.person_id, a.closed_at IS NOT NULL AS closed,
                               a.new_password_since IS NOT NULL AS secured, e.subject
                        FROM people.account a
                             LEFT JOIN people.external_identity e ON e.account_id = a.id AND e.issuer = :issuer
                        WHERE a.username = :username
                        """)
                .param("issuer", issuer)
                .param("username", username.value())
                .query((row, number) -> known(row))
                .optional();
    }

    boolean isLinked(AccountId account) {
        return jdbc.sql("SELECT EXISTS (SELECT e.subject FROM people.external_identity e WHERE e.account_id = ?)")
                .param(account.value())
                .query(Boolean.class)
                .single();
    }

    void link(Arrival arrival, AccountId account, Instant now) {
        jdbc.sql("""
                        INSERT INTO people.external_identity (issuer, subject, account_id, linked_at)
                        VALUES (:issuer, :subject, :account, :now) ON CONFLICT DO NOTHING
                        """)
                .param("issuer", arrival.issuer())
                .param("subject", arrival.subject())
                .param("account", account.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void begin(String issuer, String sid, AccountId account, Instant now) {
        jdbc.sql("""
                        INSERT INTO people.external_session (issuer, sid, account_id, begun_at)
                        VALUES (:issuer, :sid, :account, :now)
                        ON CONFLICT (issuer, sid, account_id) DO UPDATE SET begun_at = :now
                        """)
                .param("issuer", issuer)
                .param("sid", sid)
                .param("account", account.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Whose sessions these are: of this number, or of this session over there.
    Set<AccountId> accounts(String issuer, @Nullable String subject, @Nullable String sid) {
        return jdbc.sql("""
                        SELECT account_id FROM people.external_identity WHERE issuer = :issuer AND subject = :subject
                        UNION
                        SELECT account_id FROM people.external_session WHERE issuer = :issuer AND sid = :sid
                        """)
                .param("issuer", issuer)
                .param("subject", subject)
                .param("sid", sid)
                .query((row, number) -> new AccountId(row.getObject("account_id", UUID.class)))
                .set();
    }

    private static Known known(ResultSet row) throws SQLException {
        UUID person = row.getObject("person_id", UUID.class);
        return new Known(
                new AccountId(row.getObject("id", UUID.class)),
                person == null ? null : new PersonId(person),
                row.getBoolean("closed"),
                row.getBoolean("secured"),
                row.getString("subject"));
    }
}
