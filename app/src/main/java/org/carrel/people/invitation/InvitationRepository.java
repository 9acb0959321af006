package org.carrel.people.invitation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.carrel.people.account.Username;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `administer_accounts`.
@Repository
class InvitationRepository {

    private final JdbcClient jdbc;

    InvitationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param account null for the link that makes the first account
    void offer(byte[] codeHash, @Nullable AccountId account, Instant expiresAt) {
        jdbc.sql("""
                        INSERT INTO people.invitation (code_hash, account_id, expires_at)
                        VALUES (:hash, :account, :expires)
                        ON CONFLICT (account_id) DO UPDATE SET code_hash = :hash, expires_at = :expires
                        """)
                .param("hash", codeHash)
                .param("account", account == null ? null : account.value(), java.sql.Types.OTHER)
                .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean isForSetup(byte[] codeHash, Instant now) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT code_hash FROM people.invitation
                                       WHERE code_hash = :hash AND account_id IS NULL AND expires_at > :now)
                        """)
                .param("hash", codeHash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /// True for the one caller who took it.
    boolean takeSetup(byte[] codeHash, Instant now) {
        return jdbc.sql("""
                        DELETE FROM people.invitation
                        WHERE code_hash = :hash AND account_id IS NULL AND expires_at > :now
                        """)
                        .param("hash", codeHash)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// The open account that the link is for.
    Optional<Invited> invited(byte[] codeHash, Instant now) {
        return jdbc.sql("""
                        SELECT a.id, a.username FROM people.invitation i JOIN people.account a ON a.id = i.account_id
                        WHERE i.code_hash = :hash AND i.expires_at > :now AND a.closed_at IS NULL
                        """)
                .param("hash", codeHash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Invited(
                        new AccountId(row.getObject("id", UUID.class)), new Username(row.getString("username"))))
                .optional();
    }

    /// True for the one caller who took it.
    boolean take(byte[] codeHash) {
        return jdbc.sql("DELETE FROM people.invitation WHERE code_hash = :hash")
                        .param("hash", codeHash)
                        .update()
                == 1;
    }

    void withdraw(AccountId account) {
        jdbc.sql("DELETE FROM people.invitation WHERE account_id = :account")
                .param("account", account.value())
                .update();
    }

    /// The hash of the password that the account may not have any longer, if there is such a one.
    Optional<String> refusedHash(AccountId account) {
        return jdbc.sql("""
                        SELECT password_hash FROM people.account
                        WHERE id = ? AND new_password_since IS NOT NULL AND password_hash IS NOT NULL
                        """).param(account.value()).query(String.class).optional();
    }

    void setPassword(AccountId account, String hash) {
        jdbc.sql("""
                        UPDATE people.account SET password_hash = :hash, new_password_since = NULL
                        WHERE id = :id AND closed_at IS NULL
                        """).param("hash", hash).param("id", account.value()).update();
    }
}
