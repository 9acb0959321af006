package org.carrel.sentinel.objection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purposes: `respect_objections`, and `show_own_data` for [#reveals] and [#last].
@Repository
class ObjectionRepository {

    private static final String COLUMNS =
            "SELECT id, person_id, objected_at, withdrawn_at, ground FROM sentinel.objection ";

    private final JdbcClient jdbc;

    ObjectionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The person's last objection, standing or not; the purpose's row policy says whose.
    Optional<Objection> last() {
        return jdbc.sql(COLUMNS + "ORDER BY id DESC LIMIT 1")
                .query((row, number) -> objection(row))
                .optional();
    }

    Optional<Objection> one(long id) {
        return jdbc.sql(COLUMNS + "WHERE id = ?")
                .param(id)
                .query((row, number) -> objection(row))
                .optional();
    }

    /// Those that are respected or were overruled; the newest first.
    List<Objection> standing() {
        return jdbc.sql(COLUMNS + "WHERE withdrawn_at IS NULL ORDER BY id DESC LIMIT 1000")
                .query((row, number) -> objection(row))
                .list();
    }

    /// The number of a new one; empty where the person's objection stands already, respected or overruled: a compelling
    /// ground is not undone by asking again.
    Optional<Long> add(UUID person, Instant at) {
        return jdbc.sql("""
                        INSERT INTO sentinel.objection (person_id, objected_at)
                        SELECT :person, :at WHERE NOT EXISTS (
                            SELECT o.id FROM sentinel.objection o
                            WHERE o.person_id = :person AND o.withdrawn_at IS NULL AND o.ground IS NOT NULL)
                        ON CONFLICT (person_id) WHERE withdrawn_at IS NULL AND ground IS NULL DO NOTHING
                        RETURNING id
                        """)
                .param("person", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }

    void withdraw(UUID person, Instant at) {
        jdbc.sql("UPDATE sentinel.objection SET withdrawn_at = :at WHERE person_id = :person AND withdrawn_at IS NULL")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("person", person)
                .update();
    }

    /// False where it does not stand, or is overruled already.
    boolean overrule(long id, String ground, UUID by, Instant at) {
        return jdbc.sql("""
                        UPDATE sentinel.objection SET ground = :ground, decided_by = :by, decided_at = :at
                        WHERE id = :id AND withdrawn_at IS NULL AND ground IS NULL
                        """)
                        .param("ground", ground)
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }

    /// Respected objections without a token of one of `epochs`.
    List<Objection> withoutToken(Set<Integer> epochs) {
        return jdbc.sql("""
                        SELECT o.id, o.person_id, o.objected_at, o.withdrawn_at, o.ground FROM sentinel.objection o
                        WHERE o.withdrawn_at IS NULL AND o.ground IS NULL AND EXISTS (
                            SELECT 1 FROM unnest(:epochs) e(epoch) WHERE NOT EXISTS (
                                SELECT l.account FROM sentinel.left_out l
                                WHERE l.objection_id = o.id AND l.epoch = e.epoch))
                        """)
                .param("epochs", epochs.toArray(Integer[]::new))
                .query((row, number) -> objection(row))
                .list();
    }

    void leaveOut(String account, long objection, int epoch) {
        jdbc.sql("""
                        INSERT INTO sentinel.left_out (account, objection_id, epoch) VALUES (:account, :objection, :epoch)
                        ON CONFLICT (account) DO UPDATE SET objection_id = :objection, epoch = :epoch
                        """)
                .param("account", account)
                .param("objection", objection)
                .param("epoch", epoch)
                .update();
    }

    /// Tokens of objections that are respected no more.
    void takeBack() {
        jdbc.sql("""
                        DELETE FROM sentinel.left_out l USING sentinel.objection o
                        WHERE o.id = l.objection_id AND (o.withdrawn_at IS NOT NULL OR o.ground IS NOT NULL)
                        """).update();
    }

    /// The one that is respected now.
    Optional<Objection> respected(UUID person) {
        return jdbc.sql(COLUMNS + "WHERE person_id = ? AND withdrawn_at IS NULL AND ground IS NULL")
                .param(person)
                .query((row, number) -> objection(row))
                .optional();
    }

    /// Tokens of an objection that are not among these.
    void takeBackOthers(long objection, Set<String> tokens) {
        jdbc.sql("DELETE FROM sentinel.left_out WHERE objection_id = :objection AND account <> ALL (:tokens)")
                .param("objection", objection)
                .param("tokens", tokens.toArray(String[]::new))
                .update();
    }

    Optional<Instant> madeBy(String account) {
        return jdbc.sql("""
                        SELECT o.objected_at FROM sentinel.left_out l JOIN sentinel.objection o ON o.id = l.objection_id
                        WHERE l.account = ? AND o.withdrawn_at IS NULL AND o.ground IS NULL
                        """)
                .param(account)
                .query((row, number) -> row.getTimestamp("objected_at").toInstant())
                .optional();
    }

    Set<String> leftOut() {
        return new HashSet<>(jdbc.sql("SELECT account FROM sentinel.left_out")
                .query(String.class)
                .list());
    }

    /// Of the person who asks, as the purpose's row policy sees to. While nobody has decided it is told only `before`
    /// then: whoever has stolen the account could read it too.
    List<OwnReveal> reveals(Instant before) {
        return jdbc.sql("""
                        SELECT r.shown_at, r.reason, r.seconder IS NOT NULL AS seconded, a.verdict
                        FROM sentinel.reveal r LEFT JOIN sentinel.alert a ON a.id = r.alert_id
                        WHERE r.shown_at IS NOT NULL AND (a.verdict IS NOT NULL OR r.shown_at < :before)
                        ORDER BY r.id DESC LIMIT 200
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new OwnReveal(
                        row.getTimestamp("shown_at").toInstant(),
                        row.getString("reason"),
                        row.getBoolean("seconded"),
                        row.getString("verdict")))
                .list();
    }

    private static Objection objection(ResultSet row) throws SQLException {
        Timestamp withdrawn = row.getTimestamp("withdrawn_at");
        return new Objection(
                row.getLong("id"),
                row.getObject("person_id", UUID.class),
                row.getTimestamp("objected_at").toInstant(),
                withdrawn == null ? null : withdrawn.toInstant(),
                row.getString("ground"));
    }
}
