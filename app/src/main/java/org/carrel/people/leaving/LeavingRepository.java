package org.carrel.people.leaving;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `administer_accounts`.
@Repository
class LeavingRepository {

    private final JdbcClient jdbc;

    LeavingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whoever belongs to something again is no leaver any more.
    void forgetWhoCameBack() {
        jdbc.sql("""
                        DELETE FROM people.closing_letter c USING people.account a
                        WHERE a.id = c.account_id AND EXISTS (
                            SELECT FROM people.affiliation f
                            WHERE f.person_id = a.person_id AND (f.until IS NULL OR f.until > c.ended_on))
                        """).update();
    }

    /// Open accounts of those whose last affiliation ended so long ago that it is time to write. Accounts that act for
    /// the library are the systems librarian's.
    ///
    /// @param stays  how many days the account stays after the last one
    /// @param before how many days before its end they are told
    void announce(LocalDate today, int stays, int before) {
        jdbc.sql("""
                        INSERT INTO people.closing_letter (account_id, ended_on, closes_on)
                        SELECT a.id, f.ended_on, greatest(f.ended_on + :stays, :today + :before)
                        FROM (SELECT person_id, max(until) AS ended_on FROM people.affiliation GROUP BY person_id
                              HAVING bool_and(until IS NOT NULL) AND max(until) <= :today - :stays + :before) f
                        JOIN people.account a ON a.person_id = f.person_id
                        WHERE a.closed_at IS NULL AND f.ended_on < :today
                          AND NOT EXISTS (SELECT FROM people.staff_role r WHERE r.account_id = a.id)
                        ON CONFLICT (account_id) DO UPDATE
                        SET ended_on = excluded.ended_on, closes_on = excluded.closes_on, written_at = NULL
                        WHERE closing_letter.ended_on <> excluded.ended_on
                        """)
                .param("today", today)
                .param("stays", stays)
                .param("before", before)
                .update();
    }

    List<AccountId> toClose(LocalDate today) {
        return jdbc.sql("""
                        SELECT a.person_id, a.id FROM people.closing_letter c
                        JOIN people.account a ON a.id = c.account_id
                        WHERE c.closes_on <= :today AND a.closed_at IS NULL
                          AND NOT EXISTS (SELECT FROM people.staff_role r WHERE r.account_id = a.id)
                        ORDER BY a.id
                        """)
                .param("today", today)
                .query((row, number) -> new AccountId(row.getObject("id", UUID.class)))
                .list();
    }

    /// @param email where they are reached after they left: their own goes first
    record Due(AccountId account, String email, LocalDate closesOn) {

        /// Without the address: records end up in messages and logs.
        @Override
        public String toString() {
            return "Due[" + account.value() + "]";
        }
    }

    Optional<Due> due(LocalDate today) {
        return jdbc.sql("""
                        SELECT a.person_id, a.id, coalesce(p.own_email, p.email) AS email, c.closes_on
                        FROM people.closing_letter c JOIN people.account a ON a.id = c.account_id
                        JOIN people.person p ON p.id = a.person_id
                        WHERE c.written_at IS NULL AND a.closed_at IS NULL AND c.closes_on > :today
                          AND coalesce(p.own_email, p.email) IS NOT NULL
                        ORDER BY c.closes_on, a.id LIMIT 1
                        """)
                .param("today", today)
                .query((row, number) -> new Due(
                        new AccountId(row.getObject("id", UUID.class)),
                        row.getString("email"),
                        row.getObject("closes_on", LocalDate.class)))
                .optional();
    }

    void written(AccountId account, Instant now) {
        jdbc.sql("UPDATE people.closing_letter SET written_at = :now WHERE account_id = :account")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("account", account.value())
                .update();
    }
}
