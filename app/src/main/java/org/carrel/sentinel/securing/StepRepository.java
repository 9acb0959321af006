package org.carrel.sentinel.securing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.carrel.sentinel.securing.connector.StepKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `secure_account`.
@Repository
class StepRepository {

    /// Attempts after which steps of later phases wait no longer for one.
    private static final int HEAD_START = 3;

    private static final String COLUMNS =
            "securing_id, kind, undoing, state, attempts, before, claim, due_at, changed_at, sentence";

    private final JdbcClient jdbc;

    StepRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(long securing, StepKind kind, Instant now) {
        jdbc.sql("""
                        INSERT INTO sentinel.securing_step (securing_id, kind, phase, state, due_at, changed_at)
                        VALUES (:securing, :kind, :phase, 'waiting', :now, :now)
                        """)
                .param("securing", securing)
                .param("kind", kind.key())
                .param("phase", kind.phase())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// In the order in which they are shown.
    List<StoredStep> of(long securing) {
        return jdbc
                .sql("SELECT " + COLUMNS + " FROM sentinel.securing_step WHERE securing_id = ?")
                .param(securing)
                .query((row, number) -> step(row))
                .list()
                .stream()
                .sorted(Comparator.comparing(StoredStep::kind))
                .toList();
    }

    /// Takes one step that is due, for itself alone until `lease`; a step that somebody is just
    /// taking is passed over.
    Optional<StoredStep> take(Instant now, Instant lease) {
        return jdbc.sql("""
                        UPDATE sentinel.securing_step
                        SET state = 'running', attempts = attempts + 1, claim = claim + 1, due_at = :lease,
                            changed_at = :now
                        WHERE (securing_id, kind) = (
                            SELECT s.securing_id, s.kind FROM sentinel.securing_step s
                            WHERE s.due_at <= :now
                              AND (s.undoing OR NOT EXISTS (
                                  SELECT e.kind FROM sentinel.securing_step e
                                  WHERE e.securing_id = s.securing_id AND e.phase < s.phase
                                    AND e.due_at IS NOT NULL AND e.attempts - e.before < :headStart))
                            ORDER BY s.due_at, s.phase, s.kind LIMIT 1
                            FOR UPDATE OF s SKIP LOCKED)
                        RETURNING %s
                        """.formatted(COLUMNS))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("lease", lease.atOffset(ZoneOffset.UTC))
                .param("headStart", HEAD_START)
                .query((row, number) -> step(row))
                .optional();
    }

    /// Writes an attempt's result; false when the step has been taken or asked for again since.
    ///
    /// @param dueAt null unless it is to be tried again
    boolean result(StoredStep taken, StepState state, @Nullable Instant dueAt, String sentence, Instant now) {
        return jdbc.sql("""
                        UPDATE sentinel.securing_step
                        SET state = :state, due_at = :due, sentence = :sentence, changed_at = :now
                        WHERE securing_id = :securing AND kind = :kind AND claim = :claim
                        """)
                        .param("state", state.key())
                        .param("due", dueAt == null ? null : dueAt.atOffset(ZoneOffset.UTC))
                        .param("sentence", sentence)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("securing", taken.securing())
                        .param("kind", taken.kind().key())
                        .param("claim", taken.claim())
                        .update()
                == 1;
    }

    /// A new round of attempts. One that is under way elsewhere is waited for, and counts for
    /// nothing.
    void again(StoredStep step, boolean undoing, Instant now) {
        jdbc.sql("""
                        UPDATE sentinel.securing_step
                        SET undoing = :undoing, before = attempts, claim = claim + 1, changed_at = :now, sentence = '',
                            due_at = CASE WHEN state = 'running' THEN due_at ELSE :now END, state = 'waiting'
                        WHERE securing_id = :securing AND kind = :kind
                        """)
                .param("undoing", undoing)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("securing", step.securing())
                .param("kind", step.kind().key())
                .update();
    }

    /// Nothing is undone: another securing needs it.
    void keep(StoredStep step, String sentence, Instant now) {
        done(step, false, sentence, now);
    }

    /// A person did it.
    void doneByHand(StoredStep step, String sentence, Instant now) {
        done(step, step.undoing(), sentence, now);
    }

    private void done(StoredStep step, boolean undoing, String sentence, Instant now) {
        jdbc.sql("""
                        UPDATE sentinel.securing_step
                        SET undoing = :undoing, state = 'done', claim = claim + 1, due_at = NULL, sentence = :sentence,
                            changed_at = :now
                        WHERE securing_id = :securing AND kind = :kind
                        """)
                .param("undoing", undoing)
                .param("sentence", sentence)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("securing", step.securing())
                .param("kind", step.kind().key())
                .update();
    }

    /// Lets another securing take back what this one did, where that one did not do it itself.
    void handOver(StoredStep step, long alert, Instant now) {
        jdbc.sql("""
                        INSERT INTO sentinel.securing_step (securing_id, kind, phase, state, attempts, changed_at, sentence)
                        SELECT s.id, :kind, :phase, 'done', 1, :now, :sentence FROM sentinel.securing s
                        WHERE s.alert_id = :alert AND s.undone_at IS NULL
                        ON CONFLICT (securing_id, kind) DO NOTHING
                        """)
                .param("kind", step.kind().key())
                .param("phase", step.kind().phase())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("sentence", "Done for another alert of this account.")
                .param("alert", alert)
                .update();
    }

    void drop(StoredStep step, Instant now) {
        jdbc.sql("""
                        UPDATE sentinel.securing_step
                        SET state = 'dropped', claim = claim + 1, due_at = NULL, changed_at = :now
                        WHERE securing_id = :securing AND kind = :kind
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("securing", step.securing())
                .param("kind", step.kind().key())
                .update();
    }

    private static StoredStep step(ResultSet row) throws SQLException {
        var due = row.getTimestamp("due_at");
        return new StoredStep(
                row.getLong("securing_id"),
                StepKind.of(row.getString("kind")),
                row.getBoolean("undoing"),
                StepState.of(row.getString("state")),
                row.getInt("attempts"),
                row.getInt("before"),
                row.getInt("claim"),
                due == null ? null : due.toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("sentence"));
    }
}
