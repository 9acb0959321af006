package org.carrel.people.desk;

import java.util.Optional;
import java.util.UUID;
import org.carrel.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `administer_accounts`.
@Repository
class DeskAccountRepository {

    private final JdbcClient jdbc;

    DeskAccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param email    where what secures the account goes; null where none is known
    /// @param isStaffs whether it acts for the library
    /// @param waits    whether no password was chosen for it yet
    record Standing(UUID id, @Nullable String email, boolean isStaffs, boolean waits) {

        /// Without the address: records end up in messages and logs.
        @Override
        public String toString() {
            return "Standing[" + id + "]";
        }
    }

    /// Of the account that is open.
    Optional<Standing> of(PersonId person) {
        return jdbc.sql("""
                        SELECT a.person_id, a.id, coalesce(p.email, p.own_email) AS email,
                               EXISTS (SELECT FROM people.staff_role r WHERE r.account_id = a.id) AS staffs,
                               a.password_hash IS NULL AS waits
                        FROM people.account a JOIN people.person p ON p.id = a.person_id
                        WHERE a.person_id = ? AND a.closed_at IS NULL
                        """)
                .param(person.value())
                .query((row, number) -> new Standing(
                        row.getObject("id", UUID.class),
                        row.getString("email"),
                        row.getBoolean("staffs"),
                        row.getBoolean("waits")))
                .optional();
    }
}
