package org.carrel.privacy.hold;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purposes: `answer_rights`; `show_own_data`, which sees one person's.
@Repository
class HoldRepository {

    private final JdbcClient jdbc;

    HoldRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Hold> all() {
        return jdbc.sql("""
                        SELECT h.id, h.subject, h.category, h.kind, h.reason, h.placed_by, h.placed_at, h.until,
                               h.silent_until
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
                        row.getObject("until", LocalDate.class),
                        row.getObject("silent_until", LocalDate.class)))
                .list();
    }

    /// @param silentUntil null where the person is shown it at once
    void place(
            String subject,
            Holds.Form form,
            String reason,
            UUID by,
            Instant now,
            LocalDate until,
            @Nullable LocalDate silentUntil) {
        jdbc.sql("""
                        INSERT INTO privacy.hold (subject, category, kind, reason, placed_by, placed_at, until, silent_until)
                        VALUES (:subject, :category, :kind, :reason, :by, :now, :until, :silent)
                        """)
                .param("subject", subject)
                .param("category", form.category())
                .param("kind", form.kind())
                .param("reason", reason)
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until)
                .param("silent", silentUntil)
                .update();
    }

    boolean release(long id) {
        return jdbc.sql("DELETE FROM privacy.hold WHERE id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }
}
