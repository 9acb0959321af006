package org.carrel.sentinel.ingest;

import static org.carrel.sentinel.SentinelPurpose.DETECT;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.engine.scoring.AccountDay;
import org.carrel.engine.scoring.AccountState;
import org.carrel.engine.scoring.Alert;
import org.carrel.privacy.Purposes;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The memory and the results of detectors on trial; the caller acts for the purpose.
@Repository
class ChallengerRepository {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Purposes purposes;

    ChallengerRepository(JdbcClient jdbc, JdbcTemplate batches, Purposes purposes) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.purposes = purposes;
    }

    /// Until the transaction ends no chunk is committed.
    void holdDetector() {
        jdbc.sql("SELECT id FROM sentinel.detector WHERE id = 1 FOR UPDATE")
                .query((row, number) -> row.getInt(1))
                .list();
    }

    void forgetAllBut(List<String> slots) {
        for (String table : List.of("challenger", "challenger_state", "challenger_day", "challenger_alert")) {
            jdbc.sql("DELETE FROM sentinel." + table + " WHERE NOT slot = ANY(:slots)")
                    .param("slots", slots.toArray(String[]::new))
                    .update();
        }
    }

    /// Whether this trial's detector has seen every chunk.
    boolean isCurrent(String slot, long trial) {
        return jdbc.sql("""
                        SELECT count(c.slot) FROM sentinel.challenger c
                        WHERE c.slot = :slot AND c.trial = :trial
                          AND c.chunks = coalesce((SELECT d.chunks FROM sentinel.detector d WHERE d.id = 1), 0)
                        """)
                        .param("slot", slot)
                        .param("trial", trial)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// Before the first line of all there is nothing that only one of the two has seen: compared for ever.
    void begin(String slot, long trial) {
        for (String table : List.of("challenger", "challenger_state", "challenger_day", "challenger_alert")) {
            jdbc.sql("DELETE FROM sentinel." + table + " WHERE slot = :slot")
                    .param("slot", slot)
                    .update();
        }
        jdbc.sql("""
                        INSERT INTO sentinel.challenger_state (slot, account, last_day, state)
                        SELECT :slot, s.account, s.last_day, s.state FROM sentinel.account_state s
                        """).param("slot", slot).update();
        jdbc.sql("""
                        INSERT INTO sentinel.challenger (slot, trial, began_at, checkpoint, chunks)
                        SELECT :slot, :trial, coalesce(d.newest_line, :ever), d.checkpoint, coalesce(d.chunks, 0)
                        FROM (SELECT 1 AS one) o LEFT JOIN sentinel.detector d ON d.id = o.one
                        """)
                .param("slot", slot)
                .param("trial", trial)
                .param("ever", Instant.EPOCH.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<byte[]> checkpoint(String slot) {
        return jdbc.sql("SELECT checkpoint FROM sentinel.challenger WHERE slot = :slot AND checkpoint IS NOT NULL")
                .param("slot", slot)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    void save(String slot, byte[] checkpoint, long chunks) {
        int saved = jdbc.sql("""
                        UPDATE sentinel.challenger SET checkpoint = :checkpoint, chunks = :chunks
                        WHERE slot = :slot AND chunks = :chunks - 1
                        """)
                .param("slot", slot)
                .param("checkpoint", checkpoint)
                .param("chunks", chunks)
                .update();
        if (saved != 1) {
            throw new IllegalStateException("Another node has begun or ended a trial meanwhile");
        }
    }

    void saveDays(String slot, List<AccountDay> days) {
        batches.batchUpdate("""
                INSERT INTO sentinel.challenger_day (slot, account, day, score, probability) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (slot, account, day) DO UPDATE
                SET score = excluded.score, probability = excluded.probability
                """, days, 500, (statement, day) -> {
            statement.setString(1, slot);
            statement.setString(2, day.account());
            statement.setObject(3, day.day());
            statement.setDouble(4, day.score());
            statement.setDouble(5, day.probability());
        });
    }

    void saveAlerts(String slot, List<Alert> alerts) {
        batches.batchUpdate("""
                INSERT INTO sentinel.challenger_alert
                    (slot, account, opened_at, first_at, last_at, score, probability) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (slot, account, opened_at) DO UPDATE
                SET first_at = excluded.first_at, last_at = excluded.last_at, score = excluded.score,
                    probability = excluded.probability
                """, alerts, 500, (statement, alert) -> {
            statement.setString(1, slot);
            statement.setString(2, alert.account());
            statement.setObject(3, alert.opened().atOffset(ZoneOffset.UTC));
            statement.setObject(4, alert.first().atOffset(ZoneOffset.UTC));
            statement.setObject(5, alert.last().atOffset(ZoneOffset.UTC));
            statement.setDouble(6, alert.score());
            statement.setDouble(7, alert.probability());
        });
    }

    StateTable states(String slot) {
        return new StateTable() {

            @Override
            public Optional<byte[]> state(String account) {
                return purposes.in(DETECT, () -> stored(slot, account));
            }

            @Override
            public void saveStates(Map<String, AccountState> states) {
                store(slot, states);
            }

            @Override
            public void deleteStatesBefore(LocalDate day) {
                forget(slot, day);
            }
        };
    }

    private Optional<byte[]> stored(String slot, String account) {
        return jdbc.sql("SELECT state FROM sentinel.challenger_state WHERE slot = :slot AND account = :account")
                .param("slot", slot)
                .param("account", account)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    private void forget(String slot, LocalDate before) {
        jdbc.sql("DELETE FROM sentinel.challenger_state WHERE slot = :slot AND last_day < :before")
                .param("slot", slot)
                .param("before", before)
                .update();
    }

    private void store(String slot, Map<String, AccountState> states) {
        batches.batchUpdate("""
                INSERT INTO sentinel.challenger_state (slot, account, last_day, state) VALUES (?, ?, ?, ?)
                ON CONFLICT (slot, account) DO UPDATE SET last_day = excluded.last_day, state = excluded.state
                """, states.entrySet(), 500, (statement, entry) -> {
            statement.setString(1, slot);
            statement.setString(2, entry.getKey());
            statement.setObject(3, LocalDate.ofEpochDay(entry.getValue().lastDay()));
            statement.setBytes(4, entry.getValue().encode());
        });
    }
}
