package org.carrel.people.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.carrel.people.KnownPerson;
import org.carrel.people.KnownStaff;
import org.carrel.people.PersonId;
import org.carrel.people.Reach;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// People as other modules find them; the caller acts for a purpose of its own that may read them.
@Repository
class KnownPersonRepository {

    private final JdbcClient jdbc;

    KnownPersonRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String PERSON = """
            SELECT p.id, a.id AS account, p.name, a.username, coalesce(p.email, p.own_email) AS email
            FROM people.account a JOIN people.person p ON p.id = a.person_id
            """;

    Optional<KnownPerson> byUsername(Username username) {
        return jdbc.sql(PERSON + "WHERE a.username = ?")
                .param(username.value())
                .query((row, number) -> person(row))
                .optional();
    }

    Optional<KnownPerson> byId(PersonId id) {
        return jdbc.sql(PERSON + "WHERE p.id = ?")
                .param(id.value())
                .query((row, number) -> person(row))
                .optional();
    }

    Set<String> formerUsernames(PersonId id) {
        return Set.copyOf(jdbc.sql("""
                        SELECT username FROM people.former_identity WHERE person_id = ? AND username IS NOT NULL
                        """).param(id.value()).query(String.class).list());
    }

    private KnownPerson person(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new KnownPerson(
                new PersonId(id),
                new AccountId(row.getObject("account", UUID.class)),
                row.getString("name"),
                row.getString("username"),
                groups(id),
                row.getString("email"));
    }

    List<KnownStaff> staff(StaffRole role) {
        return jdbc.sql("""
                        SELECT a.id, coalesce(a.display_name, p.name) AS name
                        FROM people.account a
                        JOIN people.staff_role r ON r.account_id = a.id
                        LEFT JOIN people.person p ON p.id = a.person_id
                        WHERE r.role = ? AND a.closed_at IS NULL ORDER BY name, a.id
                        """)
                .param(role.key())
                .query((row, number) ->
                        new KnownStaff(new AccountId(row.getObject("id", UUID.class)), row.getString("name")))
                .list();
    }

    Optional<String> nameOf(AccountId account) {
        return jdbc.sql("""
                        SELECT coalesce(a.display_name, p.name) AS name
                        FROM people.account a LEFT JOIN people.person p ON p.id = a.person_id WHERE a.id = ?
                        """).param(account.value()).query(String.class).optional();
    }

    Map<PersonId, String> namesOf(Set<PersonId> people) {
        Map<PersonId, String> names = new HashMap<>();
        jdbc.sql("SELECT id, name FROM people.person WHERE id = ANY (?)")
                .param(people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(row -> {
                    names.put(new PersonId(row.getObject("id", UUID.class)), row.getString("name"));
                });
        return names;
    }

    Map<PersonId, Reach> reach(Set<PersonId> people) {
        Map<PersonId, Reach> found = new HashMap<>();
        jdbc.sql("""
                        SELECT id, name, coalesce(own_email, email, '') AS email,
                               coalesce(postal_address, '') AS postal_address
                        FROM people.person WHERE id = ANY (?)
                        """)
                .param(people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(row -> {
                    found.put(
                            new PersonId(row.getObject("id", UUID.class)),
                            new Reach(row.getString("name"), row.getString("email"), row.getString("postal_address")));
                });
        return found;
    }

    private Set<UserGroup> groups(UUID person) {
        EnumSet<UserGroup> groups = EnumSet.noneOf(UserGroup.class);
        jdbc.sql("SELECT user_group FROM people.affiliation WHERE person_id = ? AND until IS NULL")
                .param(person)
                .query(String.class)
                .list()
                .forEach(key -> groups.add(UserGroup.of(key)));
        return groups;
    }
}
