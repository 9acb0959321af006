package org.carrel.privacy.breach;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `answer_breaches`.
@Repository
class NoteRepository {

    private final JdbcClient jdbc;

    NoteRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(long breach, Note note, UUID by) {
        jdbc.sql("""
                        INSERT INTO privacy.breach_note (breach_id, kind, day, said, people, at, by_staff)
                        VALUES (:breach, :kind, :day, :said, :people, :at, :by)
                        """)
                .param("breach", breach)
                .param("kind", note.kind())
                .param("day", note.day())
                .param("said", note.said())
                .param("people", note.people())
                .param("at", note.at().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /// In the order in which they were written.
    List<Note> of(long breach) {
        return jdbc.sql("""
                        SELECT n.kind, n.day, n.said, n.people, n.at FROM privacy.breach_note n
                        WHERE n.breach_id = :breach ORDER BY n.id
                        """)
                .param("breach", breach)
                .query((row, number) -> new Note(
                        row.getString("kind"),
                        row.getObject("day", LocalDate.class),
                        row.getString("said"),
                        row.getObject("people", Integer.class),
                        row.getTimestamp("at").toInstant()))
                .list();
    }
}
