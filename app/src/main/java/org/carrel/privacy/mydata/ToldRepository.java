package org.carrel.privacy.mydata;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `show_own_data`; whose rows come back is the row policies' doing.
@Repository("ownToldRepository")
class ToldRepository {

    private final JdbcClient jdbc;

    ToldRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param recipient and `trigger` by their names in the notice
    /// @param categories by their names, parted by commas
    record Row(Instant at, String recipient, String trigger, String categories) {}

    /// The newest first.
    ///
    /// @param elsewhere a recipient of whom another part of the page tells
    /// @param before of the recipient `delayed` only what is older
    /// @param most how many at the most
    List<Row> all(String elsewhere, String delayed, Instant before, int most) {
        return jdbc.sql("""
                        SELECT first_at, recipient, trigger, categories FROM privacy.told
                        WHERE recipient <> :elsewhere AND (recipient <> :delayed OR first_at < :before)
                        ORDER BY first_at DESC LIMIT :most
                        """)
                .param("elsewhere", elsewhere)
                .param("delayed", delayed)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) ->
                        new Row(row.getTimestamp(1).toInstant(), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }
}
