package org.carrel.people.stepup;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `administer_accounts`; [#lastOf] `sign_in`.
@Repository
class ResetRepository {

    private final JdbcClient jdbc;

    ResetRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(AccountId account, AccountId by, String reason, Instant now) {
        jdbc.sql("""
                        INSERT INTO people.second_factor_reset (id, account_id, reset_by, reason, reset_at)
                        VALUES (:id, :account, :by, :reason, :now)
                        """)
                .param("id", UUID.randomUUID())
                .param("account", account.value())
                .param("by", by.value())
                .param("reason", reason)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Reset> lastOf(AccountId account) {
        return jdbc.sql("""
                        SELECT reset_at, reason FROM people.second_factor_reset
                        WHERE account_id = ? ORDER BY reset_at DESC LIMIT 1
                        """)
                .param(account.value())
                .query((row, number) -> new Reset(
                        row.getObject("reset_at", OffsetDateTime.class).toInstant(), row.getString("reason")))
                .optional();
    }

    /// The name of an open account's holder, and whether they can be written to. It names the
    /// account, so that the record of looks says whose name was shown.
    Optional<Holder> holder(AccountId account) {
        return jdbc.sql("""
                        SELECT a.id, coalesce(p.name, a.display_name) AS name, p.email IS NOT NULL AS has_address
                        FROM people.account a LEFT JOIN people.person p ON p.id = a.person_id
                        WHERE a.id = ? AND a.closed_at IS NULL
                        """)
                .param(account.value())
                .query((row, number) -> new Holder(row.getString("name"), row.getBoolean("has_address")))
                .optional();
    }

    record Holder(String name, boolean hasAddress) {}

    record Due(UUID id, UUID account, String email, Instant at) {}

    /// One letter that is due, to somebody with an address.
    Optional<Due> due(Instant after) {
        return jdbc.sql("""
                        SELECT r.id, r.account_id, p.email, r.reset_at
                        FROM people.second_factor_reset r
                             JOIN people.account a ON a.id = r.account_id JOIN people.person p ON p.id = a.person_id
                        WHERE r.written_at IS NULL AND r.reset_at > :after AND p.email IS NOT NULL
                        ORDER BY r.reset_at LIMIT 1
                        """)
                .param("after", after.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Due(
                        row.getObject("id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getString("email"),
                        row.getObject("reset_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void written(UUID id, Instant now) {
        jdbc.sql("UPDATE people.second_factor_reset SET written_at = :now WHERE id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }
}
