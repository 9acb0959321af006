package org.carrel.privacy.request;

import java.util.List;
import org.carrel.privacy.notice.ColumnName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purposes: `show_own_data` to read what is about one person (the row policies choose the rows),
/// and `answer_rights` to keep what was handed out.
@Repository
class RedactionRepository {

    private final JdbcClient jdbc;

    RedactionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param column its name comes from the notice, to which the database was held at the start
    List<String> texts(ColumnName column) {
        return jdbc.sql("SELECT t." + column.column() + "::text FROM " + column.relation() + " t WHERE t."
                        + column.column() + " IS NOT NULL ORDER BY 1")
                .query((row, number) -> row.getString(1))
                .list();
    }

    void replace(long request, List<Redactable> texts) {
        jdbc.sql("DELETE FROM privacy.request_text WHERE request_id = :request")
                .param("request", request)
                .update();
        for (Redactable text : texts) {
            jdbc.sql("""
                            INSERT INTO privacy.request_text (request_id, number, place, said, redacted)
                            VALUES (:request, :number, :place, :said, :redacted)
                            """)
                    .param("request", request)
                    .param("number", text.number())
                    .param("place", text.place())
                    .param("said", text.said())
                    .param("redacted", text.redacted())
                    .update();
        }
    }

    List<Redactable> given(long request) {
        return jdbc.sql("""
                        SELECT t.number, t.place, t.said, t.redacted FROM privacy.request_text t
                        WHERE t.request_id = :request ORDER BY t.number
                        """)
                .param("request", request)
                .query((row, number) -> new Redactable(
                        row.getInt("number"),
                        row.getString("place"),
                        row.getString("said"),
                        row.getBoolean("redacted")))
                .list();
    }
}
