package org.carrel.people.joining;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What the library at home is asked, and what it says. Purpose: `take_applications`.
@Repository
class HomeLibraryRepository {

    private final JdbcClient jdbc;

    HomeLibraryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What whoever holds the link sees.
    record Asked(UUID id, String name, String institution) {

        /// Without the name: records end up in messages and logs.
        @Override
        public String toString() {
            return "Asked[" + id + "]";
        }
    }

    /// A new link; an earlier one ends.
    void offer(UUID application, byte[] hash, Instant until) {
        jdbc.sql("UPDATE people.application SET approve_hash = :hash, approve_until = :until WHERE id = :id")
                .param("hash", hash)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("id", application)
                .update();
    }

    Optional<Asked> asked(byte[] hash, Instant now) {
        return jdbc.sql("""
                        SELECT id, name, home_institution FROM people.application
                        WHERE approve_hash = :hash AND approve_until > :now AND state = 'asked'
                        """)
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Asked(
                        row.getObject("id", UUID.class), row.getString("name"), row.getString("home_institution")))
                .optional();
    }

    /// @return false where it was answered meanwhile
    boolean approve(UUID application, Band band, LocalDate until) {
        return jdbc.sql("""
                        UPDATE people.application
                        SET state = 'waiting', sconul_band = :band, approved_until = :until, approve_hash = NULL
                        WHERE id = :id AND state = 'asked'
                        """)
                        .param("band", band.name())
                        .param("until", until)
                        .param("id", application)
                        .update()
                == 1;
    }

    /// @return false where it was answered meanwhile
    boolean refuse(UUID application, String said, Instant now) {
        return jdbc.sql("""
                        UPDATE people.application
                        SET state = 'declined', said = :said, over_at = :now, approve_hash = NULL
                        WHERE id = :id AND state = 'asked'
                        """)
                        .param("said", said)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", application)
                        .update()
                == 1;
    }
}
