package org.carrel.people.lock;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.carrel.people.account.Username;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `sign_in`.
@Repository
class LockRepository {

    private final JdbcClient jdbc;

    LockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param hasPassword whether a password is kept here
    record Lockable(AccountId account, boolean hasPassword) {}

    /// An account that is not closed.
    Optional<Lockable> find(Username username) {
        return jdbc.sql("""
                        SELECT id, password_hash IS NOT NULL AS has_password FROM people.account
                        WHERE username = ? AND closed_at IS NULL
                        """)
                .param(username.value())
                .query((row, number) ->
                        new Lockable(new AccountId(row.getObject("id", UUID.class)), row.getBoolean("has_password")))
                .optional();
    }

    /// False where it is locked already.
    boolean lock(AccountId account, Instant now) {
        return jdbc.sql("""
                        UPDATE people.account SET new_password_since = :now
                        WHERE id = :id AND new_password_since IS NULL AND password_hash IS NOT NULL
                        """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", account.value())
                        .update()
                == 1;
    }

    void unlock(Username username) {
        jdbc.sql("UPDATE people.account SET new_password_since = NULL WHERE username = ?")
                .param(username.value())
                .update();
    }
}
