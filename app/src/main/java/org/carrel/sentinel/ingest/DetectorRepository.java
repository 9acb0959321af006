package org.carrel.sentinel.ingest;

import static org.carrel.sentinel.SentinelPurpose.DETECT;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.engine.ReadingSummary;
import org.carrel.engine.scoring.AccountDay;
import org.carrel.engine.scoring.AccountState;
import org.carrel.privacy.Purposes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The detector's memory.
@Repository
class DetectorRepository implements StateTable {

    private static final List<String> KEPT =
            List.of("account_state", "account_day", "challenger_state", "challenger_day", "challenger_alert");

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Purposes purposes;

    DetectorRepository(JdbcClient jdbc, JdbcTemplate batches, Purposes purposes) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.purposes = purposes;
    }

    /// Everything but the accounts.
    ///
    /// @param chunks how many chunks went into it: tells whether somebody else has gone on since
    record Saved(
            String settings,
            byte[] checkpoint,
            long chunks,
            @Nullable Instant newestLine) {}

    Optional<Saved> saved() {
        return purposes.in(
                DETECT,
                () -> jdbc.sql("""
                        SELECT settings, checkpoint, chunks, newest_line FROM sentinel.detector WHERE id = 1
                        """)
                        .query((row, number) -> new Saved(
                                row.getString("settings"),
                                row.getBytes("checkpoint"),
                                row.getLong("chunks"),
                                instant(row.getTimestamp("newest_line"))))
                        .optional());
    }

    /// @return whether the saved state was still the one these chunks were counted from
    boolean save(Saved now, Instant at) {
        return jdbc.sql("""
                        INSERT INTO sentinel.detector (id, settings, checkpoint, chunks, newest_line, saved_at)
                        VALUES (1, :settings, :checkpoint, :chunks, :newest, :at)
                        ON CONFLICT (id) DO UPDATE
                        SET settings = excluded.settings, checkpoint = excluded.checkpoint, chunks = excluded.chunks,
                            newest_line = excluded.newest_line, saved_at = excluded.saved_at
                        WHERE detector.chunks = excluded.chunks - 1
                        """)
                        .param("settings", now.settings())
                        .param("checkpoint", now.checkpoint())
                        .param("chunks", now.chunks())
                        .param(
                                "newest",
                                now.newestLine() == null
                                        ? null
                                        : now.newestLine().atOffset(ZoneOffset.UTC))
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public Optional<byte[]> state(String account) {
        return purposes.in(
                DETECT,
                () -> jdbc.sql("SELECT state FROM sentinel.account_state WHERE account = ?")
                        .param(account)
                        .query((row, number) -> row.getBytes(1))
                        .optional());
    }

    @Override
    public void saveStates(Map<String, AccountState> states) {
        batches.batchUpdate("""
                INSERT INTO sentinel.account_state (account, last_day, state) VALUES (?, ?, ?)
                ON CONFLICT (account) DO UPDATE SET last_day = excluded.last_day, state = excluded.state
                """, states.entrySet(), 500, (statement, entry) -> {
            statement.setString(1, entry.getKey());
            statement.setObject(2, LocalDate.ofEpochDay(entry.getValue().lastDay()));
            statement.setBytes(3, entry.getValue().encode());
        });
    }

    @Override
    public void deleteStatesBefore(LocalDate day) {
        jdbc.sql("DELETE FROM sentinel.account_state WHERE last_day < ?")
                .param(day)
                .update();
    }

    Optional<byte[]> seenLines(long hour) {
        return purposes.in(
                DETECT,
                () -> jdbc.sql("SELECT fingerprints FROM sentinel.seen_lines WHERE hour = ?")
                        .param(Instant.ofEpochSecond(hour).atOffset(ZoneOffset.UTC))
                        .query((row, number) -> row.getBytes(1))
                        .optional());
    }

    void saveSeenLines(long hour, byte[] fingerprints) {
        jdbc.sql("""
                        INSERT INTO sentinel.seen_lines (hour, fingerprints) VALUES (?, ?)
                        ON CONFLICT (hour) DO UPDATE SET fingerprints = excluded.fingerprints
                        """)
                .param(Instant.ofEpochSecond(hour).atOffset(ZoneOffset.UTC))
                .param(fingerprints)
                .update();
    }

    void forgetSeenLinesBefore(Instant hour) {
        jdbc.sql("DELETE FROM sentinel.seen_lines WHERE hour < ?")
                .param(hour.atOffset(ZoneOffset.UTC))
                .update();
    }

    void saveDays(List<AccountDay> rows) {
        batches.batchUpdate("""
                INSERT INTO sentinel.account_day
                    (account, day, score, probability, documents, hits, addresses, networks, countries, bytes)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (account, day) DO UPDATE
                SET score = excluded.score, probability = excluded.probability, documents = excluded.documents,
                    hits = excluded.hits, addresses = excluded.addresses, networks = excluded.networks,
                    countries = excluded.countries, bytes = excluded.bytes
                """, rows, 500, (statement, day) -> {
            statement.setString(1, day.account());
            statement.setObject(2, day.day());
            statement.setDouble(3, day.score());
            statement.setDouble(4, day.probability());
            statement.setInt(5, day.documents());
            statement.setLong(6, day.hits());
            statement.setInt(7, day.addresses());
            statement.setInt(8, day.networks());
            statement.setInt(9, day.countries());
            statement.setLong(10, day.bytes());
        });
    }

    void saveSource(String name, ReadingSummary summary, Instant at) {
        long skipped = summary.lines() - summary.events() - summary.repeated();
        jdbc.sql("""
                        INSERT INTO sentinel.log_source (name, received_at, format, lines, events, repeated, skipped)
                        VALUES (:name, :at, :format, :lines, :events, :repeated, :skipped)
                        """)
                .param("name", name)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("format", summary.format())
                .param("lines", summary.lines())
                .param("events", summary.events())
                .param("repeated", summary.repeated())
                .param("skipped", skipped)
                .update();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    /// Deletes what is kept of these accounts, by detectors on trial too, but for alerts that were raised before: those
    /// wait for a person.
    void forget(Set<String> accounts) {
        if (accounts.isEmpty()) {
            return;
        }
        for (String table : KEPT) {
            jdbc.sql("DELETE FROM sentinel." + table + " WHERE account IN (:accounts)")
                    .param("accounts", accounts)
                    .update();
        }
    }
}
