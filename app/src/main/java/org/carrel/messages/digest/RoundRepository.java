package org.carrel.messages.digest;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which digests were made. Nobody's data; within a transaction for `tell_about_use`.
@Repository
class RoundRepository {

    private final JdbcClient jdbc;

    RoundRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Makes it this node's until `lease`.
    ///
    /// @return false where it is made already, or another node is at it
    boolean take(Instant slot, Instant now, Instant lease) {
        return jdbc.sql("""
                        INSERT INTO messages.round AS r (slot, leased_until) VALUES (:slot, :lease)
                        ON CONFLICT (slot) DO UPDATE SET leased_until = :lease
                        WHERE r.released_at IS NULL AND r.leased_until < :now
                        """)
                        .param("slot", slot.atOffset(ZoneOffset.UTC))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("lease", lease.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// Until the transaction ends nobody closes it: a line that came later would never be sent.
    ///
    /// @return whether lines may still be added
    boolean holdOpen(Instant slot) {
        return jdbc.sql("SELECT slot FROM messages.round WHERE slot = :slot AND released_at IS NULL FOR SHARE")
                .param("slot", slot.atOffset(ZoneOffset.UTC))
                .query((row, number) -> true)
                .optional()
                .isPresent();
    }

    void renew(Instant slot, Instant lease) {
        jdbc.sql("UPDATE messages.round SET leased_until = :lease WHERE slot = :slot AND released_at IS NULL")
                .param("slot", slot.atOffset(ZoneOffset.UTC))
                .param("lease", lease.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// From now on its letters are sent, and nothing is added to them.
    void release(Instant slot, Instant now) {
        jdbc.sql("UPDATE messages.round SET released_at = :now WHERE slot = :slot AND released_at IS NULL")
                .param("slot", slot.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void forget(Instant before) {
        jdbc.sql("DELETE FROM messages.round WHERE slot < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
