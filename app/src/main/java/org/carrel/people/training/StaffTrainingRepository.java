package org.carrel.people.training;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purposes: `train_staff`; `show_own_data`, which sees the rows of one person only.
@Repository
class StaffTrainingRepository {

    private final JdbcClient jdbc;

    StaffTrainingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Of accounts that are open: what ends first stands first.
    List<StaffTraining> all() {
        return jdbc.sql("""
                        SELECT t.id, t.account_id, coalesce(p.name, a.display_name) AS name, t.subject, t.completed_on,
                               t.valid_until
                        FROM people.staff_training t JOIN people.account a ON a.id = t.account_id
                        LEFT JOIN people.person p ON p.id = a.person_id
                        WHERE a.closed_at IS NULL ORDER BY t.valid_until, name, t.subject, t.id
                        """)
                .query((row, number) -> training(row, row.getString("name")))
                .list();
    }

    List<StaffTraining> own() {
        return jdbc.sql("""
                        SELECT t.id, t.account_id, t.subject, t.completed_on, t.valid_until FROM people.staff_training t
                        ORDER BY t.valid_until, t.subject, t.id
                        """).query((row, number) -> training(row, "")).list();
    }

    record Colleague(UUID account, String name) {}

    /// Whoever acts for the library.
    List<Colleague> colleagues() {
        return jdbc.sql("""
                        SELECT a.id, coalesce(p.name, a.display_name) AS name FROM people.account a
                        LEFT JOIN people.person p ON p.id = a.person_id
                        WHERE a.closed_at IS NULL
                          AND EXISTS (SELECT FROM people.staff_role r WHERE r.account_id = a.id)
                        ORDER BY name, a.id
                        """)
                .query((row, number) -> new Colleague(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    void add(UUID account, String subject, LocalDate completedOn, @Nullable LocalDate validUntil, AccountId by) {
        jdbc.sql("""
                        INSERT INTO people.staff_training (id, account_id, subject, completed_on, valid_until,
                               recorded_by)
                        VALUES (:id, :account, :subject, :completed, :until, :by)
                        """)
                .param("id", UUID.randomUUID())
                .param("account", account)
                .param("subject", subject)
                .param("completed", completedOn)
                .param("until", validUntil)
                .param("by", by.value())
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("DELETE FROM people.staff_training WHERE id = ?").param(id).update();
    }

    private static StaffTraining training(ResultSet row, String name) throws SQLException {
        return new StaffTraining(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                name,
                row.getString("subject"),
                row.getObject("completed_on", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
    }
}
