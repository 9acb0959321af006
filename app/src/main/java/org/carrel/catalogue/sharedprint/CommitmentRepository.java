package org.carrel.catalogue.sharedprint;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.catalogue.RecordId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is promised, and what could be.
@Repository
class CommitmentRepository {

    private static final String COMMITMENT = """
            SELECT c.id, c.holding_id, c.programme, c.last_copy, c.since, c.until, c.note
            FROM catalogue.commitment c
            """;

    private final JdbcClient jdbc;

    CommitmentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Commitment> ofHolding(long holding) {
        return jdbc.sql(COMMITMENT + "WHERE c.holding_id = :holding AND c.ended_by IS NULL ORDER BY c.id")
                .param("holding", holding)
                .query((row, number) -> commitment(row))
                .list();
    }

    Map<RecordId, List<Commitment>> ofRecords(List<RecordId> records) {
        Map<RecordId, List<Commitment>> found = new HashMap<>();
        jdbc.sql("""
                        SELECT h.record_id, c.id, c.holding_id, c.programme, c.last_copy, c.since, c.until, c.note
                        FROM catalogue.commitment c JOIN catalogue.holding h ON h.id = c.holding_id
                        WHERE h.record_id = ANY(:records) AND c.ended_by IS NULL ORDER BY c.id
                        """)
                .param("records", records.stream().map(RecordId::value).toArray(Long[]::new))
                .query((row, number) -> found.computeIfAbsent(
                                new RecordId(row.getLong("record_id")), id -> new ArrayList<>())
                        .add(commitment(row)))
                .list();
        return found;
    }

    private static Commitment commitment(ResultSet row) throws SQLException {
        return new Commitment(
                row.getLong("id"),
                row.getLong("holding_id"),
                row.getString("programme"),
                row.getBoolean("last_copy"),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getString("note"));
    }

    /// Made anew where one with the same programme stands.
    void make(
            long holding,
            String programme,
            boolean lastCopy,
            LocalDate since,
            @Nullable LocalDate until,
            String note,
            long change) {
        jdbc.sql("""
                        UPDATE catalogue.commitment SET ended_by = :change
                        WHERE holding_id = :holding AND programme = :programme AND ended_by IS NULL
                        """)
                .param("holding", holding)
                .param("programme", programme)
                .param("change", change)
                .update();
        jdbc.sql("""
                        INSERT INTO catalogue.commitment (holding_id, programme, last_copy, since, until, note, change_id)
                        VALUES (:holding, :programme, :lastCopy, :since, :until, :note, :change)
                        """)
                .param("holding", holding)
                .param("programme", programme)
                .param("lastCopy", lastCopy)
                .param("since", since)
                .param("until", until, Types.DATE)
                .param("note", note)
                .param("change", change)
                .update();
    }

    /// @return the place it was about; empty where none stood
    Optional<Long> end(long id, long change) {
        return jdbc.sql("""
                        UPDATE catalogue.commitment SET ended_by = :change WHERE id = :id AND ended_by IS NULL
                        RETURNING holding_id
                        """)
                .param("change", change)
                .param("id", id)
                .query((row, number) -> row.getLong("holding_id"))
                .optional();
    }

    /// Harvesters get the record anew, since it is served with its promises.
    void tell(long holding, Instant at) {
        jdbc.sql("""
                        UPDATE catalogue.record SET changed_at = greatest(changed_at, :at)
                        WHERE id = (SELECT record_id FROM catalogue.holding WHERE id = :holding)
                        """)
                .param("holding", holding)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// As [#tell], of promises that ended by their day.
    ///
    /// @return how many records
    int tellOfEnded(LocalDate today, ZoneId zone, Instant at) {
        return jdbc.sql("""
                        UPDATE catalogue.record r SET changed_at = greatest(r.changed_at, :at)
                        FROM catalogue.commitment c JOIN catalogue.holding h ON h.id = c.holding_id
                        WHERE r.id = h.record_id AND c.ended_by IS NULL AND c.until < :today
                          AND r.changed_at < (c.until + 1)::timestamp AT TIME ZONE :zone
                        """)
                .param("today", today)
                .param("zone", zone.getId())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// A record that could be promised: the library has just one copy left of it.
    ///
    /// @param uses how often it was opened or borrowed
    record Candidate(
            long record,
            long holding,
            String title,
            String creator,
            @Nullable Integer year,
            String campus,
            String callNumber,
            int uses) {}

    /// Printed books and journals with one item or holding left, not promised yet; the oldest first.
    List<Candidate> candidates(int before, int most) {
        return jdbc.sql("""
                        SELECT r.id, r.title, r.creator, r.first_year, min(h.id) AS holding, min(k.name) AS campus,
                               min(h.call_number) AS call_number, coalesce(max(p.uses), 0) AS uses
                        FROM catalogue.record r
                        JOIN catalogue.holding h ON h.record_id = r.id
                        JOIN catalogue.location l ON l.code = h.location_code
                        JOIN catalogue.campus k ON k.code = l.campus_code
                        JOIN catalogue.item i ON i.holding_id = h.id AND i.status NOT IN ('withdrawn', 'lost', 'missing')
                        LEFT JOIN catalogue.popularity p ON p.record_id = r.id
                        WHERE r.gone_at IS NULL AND r.format IN ('book', 'journal') AND r.first_year < :before
                          AND NOT EXISTS (SELECT FROM catalogue.commitment c JOIN catalogue.holding o ON o.id = c.holding_id
                                          WHERE o.record_id = r.id AND c.ended_by IS NULL)
                        GROUP BY r.id HAVING count(i.id) = 1
                        ORDER BY r.first_year, r.id LIMIT :most
                        """)
                .param("before", before)
                .param("most", most)
                .query((row, number) -> new Candidate(
                        row.getLong("id"),
                        row.getLong("holding"),
                        row.getString("title"),
                        row.getString("creator"),
                        row.getObject("first_year", Integer.class),
                        row.getString("campus"),
                        row.getString("call_number"),
                        row.getInt("uses")))
                .list();
    }

    /// A promise with the work it is about.
    record Promised(Commitment commitment, long record, String title, String callNumber) {}

    List<Promised> standing(int most) {
        return jdbc.sql("""
                        SELECT c.id, c.holding_id, c.programme, c.last_copy, c.since, c.until, c.note,
                               h.record_id, r.title, h.call_number
                        FROM catalogue.commitment c JOIN catalogue.holding h ON h.id = c.holding_id
                        JOIN catalogue.record r ON r.id = h.record_id
                        WHERE c.ended_by IS NULL ORDER BY c.id DESC LIMIT :most
                        """)
                .param("most", most)
                .query((row, number) -> new Promised(
                        commitment(row),
                        row.getLong("record_id"),
                        row.getString("title"),
                        row.getString("call_number")))
                .list();
    }
}
