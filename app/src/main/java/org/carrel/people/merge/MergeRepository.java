package org.carrel.people.merge;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `merge_people`.
@Repository
class MergeRepository {

    private final JdbcClient jdbc;

    MergeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Candidate> candidate(UUID person) {
        return jdbc.sql("""
                        SELECT p.id, p.name, p.created_at, i.value AS number, a.id AS account, a.username,
                               array(SELECT DISTINCT f.user_group FROM people.affiliation f
                                     WHERE f.person_id = p.id ORDER BY 1) AS groups,
                               EXISTS (SELECT r.role FROM people.staff_role r WHERE r.account_id = a.id) AS roles
                        FROM people.person p LEFT JOIN people.account a ON a.person_id = p.id
                        LEFT JOIN people.identifier i
                            ON i.person_id = p.id AND i.kind = 'library_number' AND i.until IS NULL
                        WHERE p.id = ?
                        """)
                .param(person)
                .query((row, number) -> new Candidate(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getString("number"),
                        List.of((String[]) row.getArray("groups").getArray()),
                        row.getObject("account", UUID.class),
                        row.getString("username"),
                        row.getBoolean("roles")))
                .optional();
    }

    /// Until the transaction ends: two who merge the same person at once would lose rows.
    void hold(UUID one, UUID other) {
        jdbc.sql("SELECT id FROM people.person WHERE id IN (:one, :other) ORDER BY id FOR UPDATE")
                .param("one", one)
                .param("other", other)
                .query(UUID.class)
                .list();
    }

    void add(Merge merge, AccountId by) {
        jdbc.sql("""
                        INSERT INTO people.merge (id, kept_id, other_id, reason, merged_by, merged_at)
                        VALUES (:id, :kept, :other, :reason, :by, :now)
                        """)
                .param("id", merge.id())
                .param("kept", merge.kept())
                .param("other", merge.other())
                .param("reason", merge.reason())
                .param("by", by.value())
                .param("now", merge.mergedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void addChange(UUID merge, int number, String relation, byte[] sealed) {
        jdbc.sql("""
                        INSERT INTO people.merge_change (merge_id, number, relation, sealed)
                        VALUES (:merge, :number, :relation, :sealed)
                        """)
                .param("merge", merge)
                .param("number", number)
                .param("relation", relation)
                .param("sealed", sealed)
                .update();
    }

    /// @param username null where the other had no account, or the kept person got it
    void addFormer(UUID other, UUID kept, @Nullable String username) {
        jdbc.sql(
                        "INSERT INTO people.former_identity (number, person_id, username) VALUES (:number, :person, :username)")
                .param("number", other)
                .param("person", kept)
                .param("username", username)
                .update();
    }

    void removeFormer(UUID other) {
        jdbc.sql("DELETE FROM people.former_identity WHERE number = ?")
                .param(other)
                .update();
    }

    Optional<Merge> one(UUID id) {
        return jdbc.sql("SELECT id, kept_id, other_id, reason, merged_at, undone_at FROM people.merge WHERE id = ?")
                .param(id)
                .query((row, number) -> merge(row))
                .optional();
    }

    /// Whether another record was joined to the same person later, and still is.
    boolean joinedSince(Merge merge) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT m.id FROM people.merge m
                                       WHERE m.kept_id = :kept AND m.undone_at IS NULL AND m.merged_at > :at)
                        """)
                .param("kept", merge.kept())
                .param("at", merge.mergedAt().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /// The last first.
    List<Merge> latest(int most) {
        return jdbc.sql("""
                        SELECT id, kept_id, other_id, reason, merged_at, undone_at FROM people.merge
                        ORDER BY merged_at DESC, id LIMIT ?
                        """).param(most).query((row, number) -> merge(row)).list();
    }

    /// In order.
    List<byte[]> changes(UUID merge) {
        return jdbc.sql("SELECT sealed FROM people.merge_change WHERE merge_id = ? ORDER BY number")
                .param(merge)
                .query((row, number) -> row.getBytes("sealed"))
                .list();
    }

    /// What was written down goes: it has been put back.
    ///
    /// @return false where somebody else has undone it
    boolean undone(UUID merge, AccountId by, Instant now) {
        boolean first = jdbc.sql("""
                                UPDATE people.merge SET undone_by = :by, undone_at = :now
                                WHERE id = :id AND undone_at IS NULL
                                """)
                        .param("by", by.value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", merge)
                        .update()
                == 1;
        if (first) {
            jdbc.sql("DELETE FROM people.merge_change WHERE merge_id = ?")
                    .param(merge)
                    .update();
        }
        return first;
    }

    private static Merge merge(java.sql.ResultSet row) throws java.sql.SQLException {
        OffsetDateTime undone = row.getObject("undone_at", OffsetDateTime.class);
        return new Merge(
                row.getObject("id", UUID.class),
                row.getObject("kept_id", UUID.class),
                row.getObject("other_id", UUID.class),
                row.getString("reason"),
                row.getObject("merged_at", OffsetDateTime.class).toInstant(),
                undone == null ? null : undone.toInstant());
    }
}
