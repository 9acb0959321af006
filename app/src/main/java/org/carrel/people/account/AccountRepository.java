package org.carrel.people.account;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.carrel.people.NewAccount;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `administer_accounts`.
@Repository
class AccountRepository {

    private final JdbcClient jdbc;

    AccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void addPerson(PersonId id, String name, @Nullable String email, Instant now) {
        jdbc.sql("INSERT INTO people.person (id, name, email, created_at) VALUES (:id, :name, :email, :now)")
                .param("id", id.value())
                .param("name", name)
                .param("email", email)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void addAffiliation(PersonId person, UserGroup group, LocalDate since, @Nullable LocalDate until) {
        jdbc.sql("""
                        INSERT INTO people.affiliation (id, person_id, user_group, since, until)
                        VALUES (:id, :person, :group, :since, :until)
                        """)
                .param("id", UUID.randomUUID())
                .param("person", person.value())
                .param("group", group.key())
                .param("since", since)
                .param("until", until)
                .update();
    }

    /// False when the name is taken.
    boolean addAccount(AccountId id, NewAccount account, Username username, @Nullable String hash, Instant now) {
        return jdbc.sql("""
                        INSERT INTO people.account (id, person_id, display_name, username, password_hash, created_at)
                        SELECT :id, CAST(:person AS uuid), CAST(:name AS text), :username, CAST(:hash AS text),
                               CAST(:now AS timestamptz)
                        WHERE NOT EXISTS (SELECT f.number FROM people.former_identity f WHERE f.username = :username)
                        ON CONFLICT (username) DO NOTHING
                        """)
                        .param("id", id.value())
                        .param(
                                "person",
                                account.person() == null
                                        ? null
                                        : account.person().value())
                        .param("name", account.displayName())
                        .param("username", username.value())
                        .param("hash", hash)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void addRoles(AccountId account, Set<StaffRole> roles, Instant now) {
        for (StaffRole role : roles) {
            jdbc.sql("INSERT INTO people.staff_role (account_id, role, granted_at) VALUES (:account, :role, :now)")
                    .param("account", account.value())
                    .param("role", role.key())
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    boolean anyAccount() {
        return jdbc.sql("SELECT EXISTS (SELECT id FROM people.account)")
                .query(Boolean.class)
                .single();
    }

    void close(AccountId account, Instant now) {
        jdbc.sql("""
                        UPDATE people.account SET closed_at = :now, password_hash = NULL
                        WHERE id = :id AND closed_at IS NULL
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", account.value())
                .update();
    }
}
