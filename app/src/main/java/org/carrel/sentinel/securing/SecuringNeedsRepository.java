package org.carrel.sentinel.securing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.carrel.sentinel.alert.NeedsYou.Need;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What waits for a person, oldest first. Purpose: `secure_account`.
@Repository
class SecuringNeedsRepository {

    private final JdbcClient jdbc;

    SecuringNeedsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Decided to be compromised, and nobody has secured the account.
    List<Need> unsecured(int most) {
        return needs("""
                        SELECT 'unsecured' AS word, id, '#who' AS part, account, decided_at AS since
                        FROM sentinel.alert WHERE unsecured ORDER BY decided_at, id LIMIT :most
                        """, most);
    }

    /// Steps that are not tried any more, while they still can be.
    List<Need> failed(int most) {
        return needs("""
                        SELECT 'failed' AS word, s.alert_id AS id, '/securing' AS part, s.account,
                               min(t.changed_at) AS since
                        FROM sentinel.securing_step t JOIN sentinel.securing s ON s.id = t.securing_id
                        WHERE t.state = 'failed' AND s.username IS NOT NULL
                        GROUP BY s.alert_id, s.account ORDER BY since, id LIMIT :most
                        """, most);
    }

    List<Need> answered(int most) {
        return needs("""
                        SELECT answer AS word, alert_id AS id, '/securing' AS part, account, answered_at AS since
                        FROM sentinel.securing
                        WHERE answer IS NOT NULL AND answer_seen_at IS NULL ORDER BY answered_at, id LIMIT :most
                        """, most);
    }

    private List<Need> needs(String sql, int most) {
        return jdbc.sql(sql)
                .param("most", most)
                .query((row, number) -> need(row))
                .list();
    }

    private static Need need(ResultSet row) throws SQLException {
        return new Need(
                row.getString("word"),
                "/alerts/" + row.getLong("id") + row.getString("part"),
                row.getString("account"),
                row.getTimestamp("since").toInstant());
    }
}
