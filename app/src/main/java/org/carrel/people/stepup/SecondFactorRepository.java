package org.carrel.people.stepup;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import org.carrel.people.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `sign_in`; [#forgetAll] also `administer_accounts`.
@Repository
class SecondFactorRepository {

    private final JdbcClient jdbc;

    SecondFactorRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param sealed      see [SecretSeal]
    /// @param lastStep    of the last code that was used
    /// @param confirmedAt null until its first code was right
    record App(byte[] sealed, long lastStep, @Nullable Instant confirmedAt) {}

    /// The app, which no other transaction uses meanwhile: a code sent twice at once works once.
    Optional<App> hold(AccountId account) {
        return jdbc.sql("""
                        SELECT secret, last_step, confirmed_at FROM people.authenticator_app
                        WHERE account_id = ? FOR UPDATE
                        """)
                .param(account.value())
                .query((row, number) -> new App(
                        row.getBytes("secret"),
                        row.getLong("last_step"),
                        instant(row.getObject("confirmed_at", OffsetDateTime.class))))
                .optional();
    }

    Optional<Instant> confirmedAt(AccountId account) {
        return jdbc.sql("""
                        SELECT confirmed_at FROM people.authenticator_app
                        WHERE account_id = ? AND confirmed_at IS NOT NULL
                        """)
                .param(account.value())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /// In the place of one that was never confirmed; false where there is one that was.
    boolean begin(AccountId account, byte[] sealed, Instant now) {
        return jdbc.sql("""
                        INSERT INTO people.authenticator_app (account_id, secret, last_step, made_at)
                        VALUES (:account, :secret, 0, :now)
                        ON CONFLICT (account_id) DO UPDATE SET secret = :secret, last_step = 0, made_at = :now
                            WHERE authenticator_app.confirmed_at IS NULL
                        """)
                        .param("account", account.value())
                        .param("secret", sealed)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void used(AccountId account, long step, Instant now) {
        jdbc.sql("""
                        UPDATE people.authenticator_app
                        SET last_step = :step, confirmed_at = coalesce(confirmed_at, :now) WHERE account_id = :account
                        """)
                .param("step", step)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("account", account.value())
                .update();
    }

    void removeApp(AccountId account) {
        jdbc.sql("DELETE FROM people.authenticator_app WHERE account_id = ?")
                .param(account.value())
                .update();
    }

    /// In the place of all that there were.
    void codes(AccountId account, Collection<byte[]> hashes) {
        jdbc.sql("DELETE FROM people.recovery_code WHERE account_id = ?")
                .param(account.value())
                .update();
        hashes.forEach(
                hash -> jdbc.sql("INSERT INTO people.recovery_code (code_hash, account_id) VALUES (:hash, :account)")
                        .param("hash", hash)
                        .param("account", account.value())
                        .update());
    }

    int codesLeft(AccountId account) {
        return jdbc.sql("SELECT count(code_hash) FROM people.recovery_code WHERE account_id = ?")
                .param(account.value())
                .query(Integer.class)
                .single();
    }

    /// True for the one caller who used it.
    boolean take(AccountId account, byte[] hash) {
        return jdbc.sql("DELETE FROM people.recovery_code WHERE account_id = :account AND code_hash = :hash")
                        .param("account", account.value())
                        .param("hash", hash)
                        .update()
                == 1;
    }

    void forgetAll(AccountId account) {
        removeApp(account);
        jdbc.sql("DELETE FROM people.recovery_code WHERE account_id = ?")
                .param(account.value())
                .update();
        jdbc.sql("DELETE FROM people.passkey WHERE account_id = ?")
                .param(account.value())
                .update();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
