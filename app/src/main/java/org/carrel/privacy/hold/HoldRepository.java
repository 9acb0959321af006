package org.carrel.privacy.hold;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `answer_rights`.
@Repository
class HoldRepository {

    private final JdbcClient jdbc;

    HoldRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Hold> all() {
        return jdbc.sql("""
                        SELECT h.id, h.subject, h.category, h.kind, h.reason, h.placed_by, h.placed_at, h.until
                        FROM privacy.hold h ORDER BY h.until, h.id
                        """)
                .query((row, number) -> new Hold(
                        row.getLong("id"),
                        row.getString("subject"),
                        row.getString("category"),
                        row.getString("kind"),
                        row.getString("reason"),
                        row.getObject("placed_by", UUID.class),
                        row.getTimestamp("placed_at").toInstant(),
                        row.getObject("until", LocalDate.class)))
                .list();
    }

    void place(String subject, String category, String kind, String reason, UUID by, Instant now, LocalDate until) {
        jdbc.sql("""
                        INSERT INTO privacy.hold (subject, category, kind, reason, placed_by, placed_at, until)
                        VALUES (:subject, :category, :kind, :reason, :by, :now, :until)
                        """)
                .param("subject", subject)
                .param("category", category)
                .param("kind", kind)
                .param("reason", reason)
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until)
                .update();
    }

    boolean release(long id) {
        return jdbc.sql("DELETE FROM privacy.hold WHERE id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }
}
