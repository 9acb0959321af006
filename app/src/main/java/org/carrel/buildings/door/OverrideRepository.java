package org.carrel.buildings.door;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.carrel.people.AccountId;
import org.carrel.privacy.WrittenReason;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `keep_doors`.
@Repository
class OverrideRepository {

    private final JdbcClient jdbc;

    OverrideRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param holder null where staff opened the gate themselves; it is used then already
    void add(
            String building,
            @Nullable Holder holder,
            WrittenReason reason,
            AccountId by,
            Instant now,
            Instant validUntil) {
        jdbc.sql("""
                        INSERT INTO buildings.override
                            (building_code, person_id, reason, made_by, made_at, valid_until, used_at)
                        VALUES (:building, :person, :reason, :by, :now, :until, :used)
                        """)
                .param("building", building)
                .param("person", holder == null ? null : holder.person().value(), Types.OTHER)
                .param("reason", reason.text())
                .param("by", by.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", validUntil.atOffset(ZoneOffset.UTC))
                .param("used", holder == null ? now.atOffset(ZoneOffset.UTC) : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /// Somebody who is not known came in.
    void countOne(String building, String group, Instant now) {
        jdbc.sql("UPDATE buildings.occupancy SET inside = inside + 1 WHERE building_code = ?")
                .param(building)
                .update();
        jdbc.sql("""
                        INSERT INTO buildings.hour_count (building_code, hour, user_group, entries, exits)
                        VALUES (:building, :hour, :group, 1, 0)
                        ON CONFLICT (building_code, hour, user_group) DO UPDATE
                        SET entries = hour_count.entries + 1
                        """)
                .param("building", building)
                .param("hour", now.truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC))
                .param("group", group)
                .update();
    }
}
