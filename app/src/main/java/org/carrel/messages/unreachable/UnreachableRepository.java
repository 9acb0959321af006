package org.carrel.messages.unreachable;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.carrel.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `reach_by_post`.
@Repository
class UnreachableRepository {

    private final JdbcClient jdbc;

    UnreachableRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param why   of the last letter
    /// @param since when the first was written
    record Row(PersonId person, String why, Instant since, int lines) {}

    /// Whom a letter did not reach that still says something true; who has waited longest first.
    List<Row> all(Instant now, int most) {
        return jdbc.sql("""
                        SELECT l.person_id, (array_agg(l.unreachable ORDER BY l.id DESC))[1] AS why,
                               min(l.queued_at) AS since, count(*) AS lines
                        FROM messages.letter l JOIN messages.line n ON n.letter_id = l.id
                        WHERE l.unreachable IS NOT NULL AND l.printed_at IS NULL
                          AND (n.true_until IS NULL OR n.true_until > :now)
                        GROUP BY l.person_id ORDER BY since, l.person_id LIMIT :most
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) -> new Row(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getString("why"),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getInt("lines")))
                .list();
    }

    /// @param letter the number of the letter it stood in
    record Line(PersonId person, long letter, String kind, String words) {

        @Override
        public String toString() {
            return "Line[" + kind + "]";
        }
    }

    List<Line> lines(PersonId person, Instant now) {
        return jdbc.sql("""
                        SELECT l.person_id, l.id, n.kind, n.words
                        FROM messages.letter l JOIN messages.line n ON n.letter_id = l.id
                        WHERE l.person_id = :person AND l.unreachable IS NOT NULL AND l.printed_at IS NULL
                          AND (n.true_until IS NULL OR n.true_until > :now)
                        ORDER BY n.id
                        """)
                .param("person", person.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Line(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getLong("id"),
                        row.getString("kind"),
                        row.getString("words")))
                .list();
    }

    /// @param upTo what came later was not on the paper
    int printed(PersonId person, long upTo, UUID by, Instant now) {
        return jdbc.sql("""
                        UPDATE messages.letter SET printed_at = :now, printed_by = :by
                        WHERE person_id = :person AND unreachable IS NOT NULL AND printed_at IS NULL AND id <= :upto
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("person", person.value())
                .param("upto", upTo)
                .update();
    }
}
