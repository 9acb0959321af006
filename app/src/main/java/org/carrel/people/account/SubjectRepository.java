package org.carrel.people.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.privacy.Groups;
import org.carrel.privacy.KnownSubject;
import org.carrel.privacy.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who an account's holder is, also after it was closed. The caller acts for a purpose of its own
/// that may read people.
@Repository
class SubjectRepository {

    private static final String SUBJECT = """
            SELECT a.id, a.person_id, coalesce(p.name, a.display_name) AS name, a.username, coalesce(p.email, p.own_email) AS email,
                   a.closed_at IS NOT NULL AS closed,
                   array(SELECT f.user_group FROM people.affiliation f
                         WHERE f.person_id = a.person_id AND f.since <= :today
                           AND (f.until IS NULL OR f.until >= :today) ORDER BY 1) AS groups
            FROM people.account a LEFT JOIN people.person p ON p.id = a.person_id
            """;

    private final JdbcClient jdbc;

    private final LibraryDay day;

    SubjectRepository(JdbcClient jdbc, LibraryDay day) {
        this.day = day;
        this.jdbc = jdbc;
    }

    /// @param key a person's number, or an account's
    Optional<KnownSubject> byKey(UUID key) {
        return jdbc.sql(SUBJECT
                        + "WHERE a.id = :key OR a.person_id = :key ORDER BY a.closed_at NULLS FIRST, a.id LIMIT 1")
                .param("key", key)
                .param("today", day.today())
                .query((row, number) -> subject(row))
                .optional();
    }

    Optional<KnownSubject> byUsername(Username username) {
        return jdbc.sql(SUBJECT + "WHERE a.username = :username")
                .param("username", username.value())
                .param("today", day.today())
                .query((row, number) -> subject(row))
                .optional();
    }

    /// @param key a person's number, or an account's
    Groups groups(UUID key) {
        Set<String> now = new HashSet<>();
        Set<String> ever = new HashSet<>();
        jdbc.sql("""
                        SELECT f.user_group,
                               f.since <= :today AND (f.until IS NULL OR f.until >= :today) AS today
                        FROM people.affiliation f
                        WHERE f.person_id = :key
                           OR f.person_id IN (SELECT a.person_id FROM people.account a WHERE a.id = :key)
                        """).param("key", key).param("today", day.today()).query(row -> {
            ever.add(row.getString("user_group"));
            if (row.getBoolean("today")) {
                now.add(row.getString("user_group"));
            }
        });
        return new Groups(now, ever);
    }

    /// @return whether it is an account that belongs to no person
    boolean rename(UUID account, String name) {
        return jdbc.sql("UPDATE people.account SET display_name = :name WHERE id = :id AND person_id IS NULL")
                        .param("name", name)
                        .param("id", account)
                        .update()
                == 1;
    }

    private static KnownSubject subject(ResultSet row) throws SQLException {
        return new KnownSubject(
                new Subject(row.getObject("person_id", UUID.class), row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("username"),
                row.getString("email"),
                List.of((String[]) row.getArray("groups").getArray()),
                row.getBoolean("closed"));
    }

    Optional<Subject> byUsername(String username) {
        return jdbc.sql("SELECT person_id, id FROM people.account WHERE username = ?")
                .param(username)
                .query((row, number) ->
                        new Subject(row.getObject("person_id", UUID.class), row.getObject("id", UUID.class)))
                .optional();
    }

    /// By the number of a person or an account.
    Optional<Subject> byNumber(UUID number) {
        return jdbc.sql("""
                        SELECT person_id, id FROM people.account WHERE id = :number OR person_id = :number
                        UNION ALL
                        SELECT p.id, NULL FROM people.person p WHERE p.id = :number AND NOT EXISTS (
                            SELECT a.id FROM people.account a WHERE a.person_id = p.id)
                        """)
                .param("number", number)
                .query((row, at) ->
                        new Subject(row.getObject("person_id", UUID.class), account(row.getObject("id", UUID.class))))
                .optional();
    }

    private static UUID account(@Nullable UUID id) {
        return id == null ? Subject.NO_ACCOUNT : id;
    }

    boolean actsForTheLibrary(UUID account) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT r.role FROM people.staff_role r JOIN people.account a ON a.id = r.account_id
                                       WHERE a.id = ? AND a.closed_at IS NULL)
                        """).param(account).query(Boolean.class).single();
    }
}
