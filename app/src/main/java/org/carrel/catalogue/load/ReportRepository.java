package org.carrel.catalogue.load;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.carrel.privacy.CopyIn;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What became of each record of a file.
@Repository
class ReportRepository {

    private final JdbcClient jdbc;
    private final CopyIn copies;

    ReportRepository(JdbcClient jdbc, CopyIn copies) {
        this.jdbc = jdbc;
        this.copies = copies;
    }

    void write(Batch batch, long load) {
        CopyText lines = new CopyText();
        CopyText aside = new CopyText();
        for (Line line : batch.lines) {
            Held record = line.record();
            lines.add(load)
                    .add(line.position())
                    .add(line.outcome().code())
                    .add(line.repaired())
                    .add(record == null || record.id() == 0 ? null : record.id())
                    .add(Said.text(line.said()))
                    .add(line.authority())
                    .end();
            if (line.outcome().keepsBytes()) {
                aside.add(load)
                        .add(line.position())
                        .add(line.offset())
                        .add(line.aside())
                        .end();
            }
        }
        copies.rows(
                "COPY catalogue.load_line (load_id, position, outcome, repaired, record_id, said, authority_id) FROM STDIN",
                lines.toString());
        copies.rows("COPY catalogue.load_aside (load_id, position, byte_offset, bytes) FROM STDIN", aside.toString());
    }

    /// @param record null where it is none of ours
    /// @param said   in the form of [Said]
    record Row(
            long position,
            Outcome outcome,
            boolean repaired,
            @Nullable Long record,
            String said,
            @Nullable Long authority) {}

    /// In the order of the file.
    ///
    /// @param outcome null for all
    /// @param trouble whether only those of which there is something to say
    List<Row> after(long load, @Nullable Outcome outcome, boolean trouble, long position, int most) {
        String only = trouble ? "AND said <> ''" : outcome == null ? "" : "AND outcome = :outcome";
        return jdbc.sql("""
                        SELECT position, outcome, repaired, record_id, said, authority_id FROM catalogue.load_line
                        WHERE load_id = :load AND position > :position %s ORDER BY position LIMIT :most
                        """.formatted(only))
                .param("load", load)
                .param("position", position)
                .param("outcome", outcome == null ? "" : outcome.code())
                .param("most", most)
                .query((row, number) -> new Row(
                        row.getLong("position"),
                        Outcome.of(row.getString("outcome")),
                        row.getBoolean("repaired"),
                        row.getObject("record_id", Long.class),
                        row.getString("said"),
                        row.getObject("authority_id", Long.class)))
                .list();
    }

    /// One at a time: one may have megabytes.
    Stream<byte[]> aside(long load) {
        List<Long> positions = jdbc.sql(
                        "SELECT position FROM catalogue.load_aside WHERE load_id = :load ORDER BY position")
                .param("load", load)
                .query((row, number) -> row.getLong(1))
                .list();
        return StreamSupport.stream(positions.spliterator(), false)
                .map(position -> jdbc.sql(
                                "SELECT bytes FROM catalogue.load_aside WHERE load_id = :load AND position = :position")
                        .param("load", load)
                        .param("position", position)
                        .query((row, number) -> row.getBytes("bytes"))
                        .single());
    }

    /// Loads that have a report still and ended before these moments.
    List<Long> old(Instant loads, Instant trials) {
        return jdbc.sql("""
                        SELECT l.id FROM catalogue.load l
                        WHERE l.ended_at < CASE WHEN l.trial THEN :trials::timestamptz ELSE :loads::timestamptz END AND l.state <> 'agree'
                          AND (EXISTS (SELECT 1 FROM catalogue.load_line n WHERE n.load_id = l.id)
                               OR EXISTS (SELECT 1 FROM catalogue.load_aside a WHERE a.load_id = l.id))
                        ORDER BY l.id
                        """)
                .param("loads", Timestamp.from(loads))
                .param("trials", Timestamp.from(trials))
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    void letGo(long load) {
        jdbc.sql("DELETE FROM catalogue.load_line WHERE load_id = :load")
                .param("load", load)
                .update();
        jdbc.sql("DELETE FROM catalogue.load_aside WHERE load_id = :load")
                .param("load", load)
                .update();
    }

    boolean isThere(long load) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM catalogue.load_line WHERE load_id = :load)")
                .param("load", load)
                .query(Boolean.class)
                .single();
    }
}
