package org.carrel.people.signin;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.people.AccountId;
import org.carrel.people.PersonId;
import org.carrel.people.SignedIn;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `sign_in`.
@Repository
class SignInRepository {

    private final JdbcClient jdbc;

    SignInRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param hash null when the account has no password here
    /// @param refused whether it is refused until another is chosen
    record Credentials(AccountId account, @Nullable String hash, boolean refused) {}

    /// Of an account that is not closed.
    Optional<Credentials> credentials(String username) {
        return jdbc.sql("""
                        SELECT id, password_hash, new_password_since IS NOT NULL AS refused FROM people.account
                        WHERE username = :username AND closed_at IS NULL
                        """)
                .param("username", username)
                .query((row, number) -> new Credentials(
                        new AccountId(row.getObject("id", UUID.class)),
                        row.getString("password_hash"),
                        row.getBoolean("refused")))
                .optional();
    }

    record OwnCredentials(String username, String hash) {}

    /// Empty where there is no password here.
    Optional<OwnCredentials> own(AccountId account) {
        return jdbc.sql("""
                        SELECT username, password_hash FROM people.account
                        WHERE id = ? AND closed_at IS NULL AND password_hash IS NOT NULL
                        """)
                .param(account.value())
                .query((row, number) -> new OwnCredentials(row.getString("username"), row.getString("password_hash")))
                .optional();
    }

    void renewHash(AccountId account, String hash) {
        jdbc.sql("UPDATE people.account SET password_hash = :hash WHERE id = :id")
                .param("hash", hash)
                .param("id", account.value())
                .update();
    }

    /// @param hasSecondFactor whether a second proof is set up
    record Found(SignedIn signedIn, boolean hasSecondFactor) {}

    /// Who this is today; empty when the account is closed or gone, or its password is refused: a
    /// session that began while that was written down is worth nothing.
    Optional<Found> signedIn(AccountId account, LocalDate today) {
        return jdbc.sql("""
                        SELECT a.id, a.person_id, coalesce(p.name, a.display_name) AS name,
                               array(SELECT r.role FROM people.staff_role r WHERE r.account_id = a.id) AS roles,
                               array(SELECT f.user_group FROM people.affiliation f
                                     WHERE f.person_id = a.person_id AND f.since <= :today
                                       AND (f.until IS NULL OR f.until >= :today)) AS groups,
                               EXISTS (SELECT FROM people.authenticator_app f
                                       WHERE f.account_id = a.id AND f.confirmed_at IS NOT NULL)
                                   OR EXISTS (SELECT FROM people.passkey k WHERE k.account_id = a.id) AS second_factor
                        FROM people.account a LEFT JOIN people.person p ON p.id = a.person_id
                        WHERE a.id = :id AND a.closed_at IS NULL AND a.new_password_since IS NULL
                        """)
                .param("id", account.value())
                .param("today", today)
                .query((row, number) -> new Found(signedIn(row), row.getBoolean("second_factor")))
                .optional();
    }

    private static SignedIn signedIn(ResultSet row) throws SQLException {
        UUID person = row.getObject("person_id", UUID.class);
        return new SignedIn(
                new AccountId(row.getObject("id", UUID.class)),
                person == null ? null : new PersonId(person),
                row.getString("name"),
                all(row.getArray("roles"), StaffRole::valueOf),
                all(row.getArray("groups"), UserGroup::valueOf),
                Set.of());
    }

    private static <T> Set<T> all(Array keys, Function<String, T> constant) throws SQLException {
        return Arrays.stream((String[]) keys.getArray())
                .map(key -> constant.apply(key.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
