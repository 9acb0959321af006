package org.carrel.privacy.request;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `answer_rights`.
@Repository
class ErasedRequestRepository {

    private final JdbcClient jdbc;

    ErasedRequestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param keys numbers of one person
    List<Long> of(Collection<String> keys) {
        return jdbc.sql("SELECT r.id FROM privacy.request r WHERE r.subject IN (:keys) ORDER BY r.received_at, r.id")
                .param("keys", keys)
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    /// Whether somebody wants what they asked kept as it is.
    boolean isOnHold(Collection<String> keys, LocalDate today) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM privacy.hold h WHERE h.subject IN (:keys)
                                       AND h.category IN ('*', 'rights_request') AND h.until >= :today)
                        """)
                .param("keys", keys)
                .param("today", today)
                .query(Boolean.class)
                .single();
    }

    /// Leaves what was asked, when, and what became of it.
    void empty(Collection<Long> requests) {
        for (String sql : List.of(
                "DELETE FROM privacy.request_text WHERE request_id IN (:ids)",
                """
                DELETE FROM privacy.request_letter WHERE step_id IN (
                    SELECT s.id FROM privacy.request_step s WHERE s.request_id IN (:ids))
                """,
                "UPDATE privacy.request_step SET said = '' WHERE request_id IN (:ids) AND said <> ''",
                """
                UPDATE privacy.request SET subject = NULL, asker_name = NULL, asker_reach = NULL, about_other = NULL,
                    body = '', stops = NULL
                WHERE id IN (:ids)
                """)) {
            jdbc.sql(sql).param("ids", requests).update();
        }
    }
}
