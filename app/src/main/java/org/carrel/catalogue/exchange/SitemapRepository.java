package org.carrel.catalogue.exchange;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.carrel.catalogue.exchange.SitemapController.Entry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which records there are, by ranges of their numbers.
@Repository
class SitemapRepository {

    private final JdbcClient jdbc;

    SitemapRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Ranges of so many numbers with a record in them, looked up one by one and not by reading all.
    List<Long> ranges(int each) {
        return jdbc.sql("""
                        SELECT g.range FROM generate_series(0, (SELECT coalesce(max(id), -1) FROM catalogue.record) / :each)
                             AS g (range)
                        WHERE EXISTS (SELECT FROM catalogue.record r WHERE r.id >= g.range * :each
                                      AND r.id < (g.range + 1) * :each AND r.gone_at IS NULL AND NOT r.suppressed)
                        ORDER BY g.range
                        """)
                .param("each", each)
                .query((row, number) -> row.getLong("range"))
                .list();
    }

    List<Entry> entries(long from, long before) {
        return jdbc.sql("""
                        SELECT id, changed_at FROM catalogue.record
                        WHERE id >= :from AND id < :before AND gone_at IS NULL AND NOT suppressed ORDER BY id
                        """)
                .param("from", from)
                .param("before", before)
                .query((row, number) -> new Entry(
                        "/records/" + row.getLong("id"),
                        row.getObject("changed_at", OffsetDateTime.class)
                                .withOffsetSameInstant(ZoneOffset.UTC)
                                .toLocalDate()))
                .list();
    }
}
