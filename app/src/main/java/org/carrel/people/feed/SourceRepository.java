package org.carrel.people.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Systems, which are nobody's data.
@Repository
class SourceRepository {

    private final JdbcClient jdbc;

    SourceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Source> all() {
        return jdbc.sql("""
                        SELECT key, title, precedence, mapping, most_ended_percent FROM people.source
                        ORDER BY precedence, key
                        """).query((row, number) -> source(row)).list();
    }

    Optional<Source> one(String key) {
        return jdbc.sql("""
                        SELECT key, title, precedence, mapping, most_ended_percent FROM people.source WHERE key = :key
                        """)
                .param("key", key)
                .query((row, number) -> source(row))
                .optional();
    }

    /// False where there is one of this key already.
    boolean add(Source source) {
        return jdbc.sql("""
                        INSERT INTO people.source (key, title, precedence, mapping, most_ended_percent)
                        VALUES (:key, :title, :precedence, :mapping, :most) ON CONFLICT (key) DO NOTHING
                        """)
                        .param("key", source.key())
                        .param("title", source.title())
                        .param("precedence", source.precedence())
                        .param("mapping", source.mapping())
                        .param("most", source.mostEndedPercent())
                        .update()
                == 1;
    }

    void change(Source source) {
        jdbc.sql("""
                        UPDATE people.source SET title = :title, precedence = :precedence, mapping = :mapping,
                               most_ended_percent = :most
                        WHERE key = :key
                        """)
                .param("key", source.key())
                .param("title", source.title())
                .param("precedence", source.precedence())
                .param("mapping", source.mapping())
                .param("most", source.mostEndedPercent())
                .update();
    }

    private static Source source(ResultSet row) throws SQLException {
        return new Source(
                row.getString("key"),
                row.getString("title"),
                row.getInt("precedence"),
                row.getString("mapping"),
                row.getBigDecimal("most_ended_percent"));
    }
}
