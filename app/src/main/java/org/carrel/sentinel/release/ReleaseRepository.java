package org.carrel.sentinel.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.engine.scoring.Weights;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Releases and trials; rows are added and never changed. Purpose: `release_detector`.
@Repository
class ReleaseRepository {

    private final JdbcClient jdbc;

    ReleaseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Newest first.
    List<Release> history() {
        return jdbc.sql("""
                        SELECT id, kind, alerts_per_day, weights, reason, proposed_by, signed_by, signed_at,
                               previous_hash, hash
                        FROM sentinel.detector_release ORDER BY id DESC
                        """).query((row, number) -> release(row)).list();
    }

    /// @return whether nothing was released meanwhile
    boolean add(Release release) {
        return jdbc.sql("""
                        INSERT INTO sentinel.detector_release (kind, alerts_per_day, weights, reason, proposed_by,
                                                               signed_by, signed_at, previous_hash, hash)
                        VALUES (:kind, :budget, :weights, :reason, :proposedBy, :signedBy, :at, :previous, :hash)
                        ON CONFLICT (previous_hash) DO NOTHING
                        """)
                        .param("kind", release.kind())
                        .param("budget", release.choice().alertsPerDay())
                        .param("weights", release.choice().weights().written())
                        .param("reason", release.reason())
                        .param("proposedBy", release.proposedBy())
                        .param("signedBy", release.signedBy())
                        .param("at", release.signedAt().atOffset(ZoneOffset.UTC))
                        .param("previous", release.previousHash())
                        .param("hash", release.hash())
                        .update()
                == 1;
    }

    /// The latest of each slot, where it has not ended.
    List<Trial> trials() {
        return jdbc.sql("""
                        SELECT t.id, t.slot, t.alerts_per_day, t.weights, t.reason, t.proposed_by, t.proposed_at
                        FROM sentinel.detector_trial t
                        WHERE NOT EXISTS (SELECT e.trial_id FROM sentinel.detector_trial_end e WHERE e.trial_id = t.id)
                          AND NOT EXISTS (SELECT n.id FROM sentinel.detector_trial n
                                          WHERE n.slot = t.slot AND n.id > t.id)
                        ORDER BY t.slot
                        """)
                .query((row, number) -> new Trial(
                        row.getLong("id"),
                        row.getString("slot"),
                        new Choice(row.getDouble("alerts_per_day"), Weights.of(row.getString("weights"))),
                        row.getString("reason"),
                        row.getObject("proposed_by", UUID.class),
                        row.getTimestamp("proposed_at").toInstant()))
                .list();
    }

    Optional<Trial> trial(String slot) {
        return trials().stream().filter(trial -> trial.slot().equals(slot)).findFirst();
    }

    void propose(String slot, Choice choice, String reason, UUID by, Instant at) {
        jdbc.sql("""
                        INSERT INTO sentinel.detector_trial (slot, alerts_per_day, weights, reason, proposed_by, proposed_at)
                        VALUES (:slot, :budget, :weights, :reason, :by, :at)
                        """)
                .param("slot", slot)
                .param("budget", choice.alertsPerDay())
                .param("weights", choice.weights().written())
                .param("reason", reason)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void end(long trial, UUID by, Instant at) {
        jdbc.sql("""
                        INSERT INTO sentinel.detector_trial_end (trial_id, ended_by, ended_at) VALUES (:trial, :by, :at)
                        ON CONFLICT (trial_id) DO NOTHING
                        """)
                .param("trial", trial)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Release release(ResultSet row) throws SQLException {
        return new Release(
                row.getLong("id"),
                row.getString("kind"),
                new Choice(row.getDouble("alerts_per_day"), Weights.of(row.getString("weights"))),
                row.getString("reason"),
                row.getObject("proposed_by", UUID.class),
                row.getObject("signed_by", UUID.class),
                row.getTimestamp("signed_at").toInstant(),
                row.getString("previous_hash"),
                row.getString("hash"));
    }
}
