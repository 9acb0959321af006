package org.carrel.demo;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which parts of the demo are in the database.
@Repository
class LoadedRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    LoadedRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean has(String what) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM demo.loaded WHERE what = ?)")
                .param(what)
                .query(Boolean.class)
                .single();
    }

    void mark(String what) {
        jdbc.sql("INSERT INTO demo.loaded (what, loaded_at) VALUES (?, ?)")
                .param(what)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
