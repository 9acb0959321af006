package org.carrel.privacy.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purposes: `keep_audit`; `end_audit` for [#forget] and [#forgetBefore]; `show_looks` for [#own].
@Repository
class ChainRepository {

    /// Any fixed number: whoever holds it is the only one who adds to the chain, on whichever node.
    private static final long CHAIN = 0x4361_7272_6175L;

    private final JdbcClient jdbc;

    ChainRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param seq 0 where there is none yet
    record Head(long seq, byte[] hash) {}

    record Key(UUID handle, String subject, byte[] key) {}

    /// Until the transaction ends.
    void holdTheChain() {
        jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(CHAIN).query().singleRow();
    }

    Head head() {
        return jdbc.sql("SELECT seq, hash FROM privacy.audit_entry ORDER BY seq DESC LIMIT 1")
                .query((row, number) -> new Head(row.getLong("seq"), row.getBytes("hash")))
                .optional()
                .orElse(new Head(0, Entry.BEGINNING));
    }

    List<Key> keys(Collection<String> subjects, int year) {
        return jdbc.sql("""
                        SELECT handle, subject, key FROM privacy.audit_key
                        WHERE year = :year AND subject = ANY (:subjects)
                        """)
                .param("year", year)
                .param("subjects", subjects.toArray(String[]::new))
                .query((row, number) ->
                        new Key(row.getObject("handle", UUID.class), row.getString("subject"), row.getBytes("key")))
                .list();
    }

    void addKeys(List<Key> keys, int year, Instant at) {
        jdbc.sql("""
                        INSERT INTO privacy.audit_key (handle, subject, year, key, made_at)
                        SELECT k.handle, k.subject, :year, k.key, :at
                        FROM unnest(CAST(:handles AS uuid[]), :subjects, :keys) k(handle, subject, key)
                        """)
                .param("handles", texts(keys, Key::handle))
                .param("subjects", texts(keys, Key::subject))
                .param("keys", bytes(keys, Key::key))
                .param("year", year)
                .param("at", utc(at))
                .update();
    }

    /// In one statement: a group of hundreds would else be as many.
    ///
    /// @param at of all of them
    void add(List<Entry> entries, Instant at) {
        jdbc.sql("""
                        INSERT INTO privacy.audit_entry (seq, at, actor, subject, nonce, content, hash)
                        SELECT e.seq, :at, e.actor, e.subject, e.nonce, e.content, e.hash
                        FROM unnest(:seqs, CAST(:actors AS uuid[]), CAST(:subjects AS uuid[]), :nonces, :contents,
                                    :hashes) e(seq, actor, subject, nonce, content, hash)
                        """)
                .param("at", utc(at))
                .param("seqs", entries.stream().mapToLong(Entry::seq).toArray())
                .param("actors", texts(entries, Entry::actor))
                .param("subjects", texts(entries, Entry::subject))
                .param("nonces", bytes(entries, Entry::nonce))
                .param("contents", bytes(entries, Entry::content))
                .param("hashes", bytes(entries, Entry::hash))
                .update();
    }

    private static <T> @Nullable String[] texts(List<T> all, Function<T, @Nullable Object> of) {
        return all.stream()
                .map(one -> {
                    Object value = of.apply(one);
                    return value == null ? null : value.toString();
                })
                .toArray(String[]::new);
    }

    private static <T> byte[][] bytes(List<T> all, Function<T, byte[]> of) {
        return all.stream().map(of).toArray(byte[][]::new);
    }

    /// @return how many keys there were
    int forget(Collection<String> subjects) {
        return jdbc.sql("DELETE FROM privacy.audit_key WHERE subject = ANY (:subjects)")
                .param("subjects", subjects.toArray(String[]::new))
                .update();
    }

    int forgetBefore(Instant limit) {
        return jdbc.sql("DELETE FROM privacy.audit_key WHERE made_at < ?")
                .param(utc(limit))
                .update();
    }

    /// @param key that opens it
    record Sealed(Entry entry, byte[] key) {}

    /// Of the person who asks, as the purpose's row policies see to; the newest first.
    List<Sealed> own(int most) {
        return jdbc.sql("""
                        SELECT e.seq, e.at, e.actor, e.subject, e.nonce, e.content, e.hash, k.key
                        FROM privacy.audit_entry e JOIN privacy.audit_key k ON k.handle = e.subject
                        ORDER BY e.seq DESC LIMIT ?
                        """)
                .param(most)
                .query((row, number) -> new Sealed(entry(row), row.getBytes("key")))
                .list();
    }

    /// After `seq`, in order.
    List<Entry> after(long seq, int most) {
        return jdbc.sql("""
                        SELECT seq, at, actor, subject, nonce, content, hash FROM privacy.audit_entry
                        WHERE seq > ? ORDER BY seq LIMIT ?
                        """)
                .param(seq)
                .param(most)
                .query((row, number) -> entry(row))
                .list();
    }

    Optional<Checkpoint> lastCheckpoint() {
        return jdbc.sql("""
                        SELECT seq, hash, made_at, public_key, signature FROM privacy.audit_checkpoint
                        ORDER BY seq DESC LIMIT 1
                        """).query((row, number) -> checkpoint(row)).optional();
    }

    void add(Checkpoint checkpoint) {
        jdbc.sql("""
                        INSERT INTO privacy.audit_checkpoint (seq, hash, made_at, public_key, signature)
                        VALUES (?, ?, ?, ?, ?)
                        """)
                .param(checkpoint.seq())
                .param(checkpoint.hash())
                .param(utc(checkpoint.at()))
                .param(checkpoint.publicKey())
                .param(checkpoint.signature())
                .update();
    }

    static Entry entry(ResultSet row) throws SQLException {
        @Nullable UUID actor = row.getObject("actor", UUID.class);
        return new Entry(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                actor,
                row.getObject("subject", UUID.class),
                row.getBytes("nonce"),
                row.getBytes("content"),
                row.getBytes("hash"));
    }

    static Checkpoint checkpoint(ResultSet row) throws SQLException {
        return new Checkpoint(
                row.getLong("seq"),
                row.getBytes("hash"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getBytes("public_key"),
                row.getBytes("signature"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
