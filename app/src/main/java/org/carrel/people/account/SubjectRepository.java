package org.carrel.people.account;

import java.util.Optional;
import java.util.UUID;
import org.carrel.privacy.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Whose data somebody asks about; the caller acts for a purpose of its own that may read people.
@Repository
class SubjectRepository {

    private final JdbcClient jdbc;

    SubjectRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
