package org.carrel.people.block;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.carrel.people.PersonId;
import org.carrel.people.ServiceBlock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purposes: `keep_membership`; `show_own_data`, which sees the rows of one person only.
@Repository
class BlockRepository {

    private final JdbcClient jdbc;

    BlockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What stands first, then what is over, the newest first.
    List<Block> of(PersonId person, Instant now) {
        return jdbc.sql("""
                        SELECT b.person_id, b.id, b.reason, b.sentence, b.set_by_service, b.stops, b.since, b.until,
                               b.lifted_at, coalesce(a.display_name, p.name) AS by
                        FROM people.block b LEFT JOIN people.account a ON a.id = b.set_by
                        LEFT JOIN people.person p ON p.id = a.person_id
                        WHERE b.person_id = :person
                        ORDER BY b.lifted_at IS NOT NULL OR coalesce(b.until <= :now, false), b.since DESC, b.id
                        """)
                .param("person", person.value())
                .param("now", utc(now))
                .query((row, number) -> block(row, row.getString("by")))
                .list();
    }

    /// What stands now of the one person whose rows are seen.
    List<Block> own(Instant now) {
        return jdbc.sql("""
                        SELECT person_id, id, reason, sentence, set_by_service, stops, since, until, lifted_at
                        FROM people.block
                        WHERE since <= :now AND lifted_at IS NULL AND (until IS NULL OR until > :now) ORDER BY since, id
                        """)
                .param("now", utc(now))
                .query((row, number) -> block(row, null))
                .list();
    }

    void add(
            PersonId person,
            BlockReason reason,
            String sentence,
            Collection<String> stops,
            @Nullable Instant until,
            AccountId by,
            Instant now) {
        jdbc.sql("""
                        INSERT INTO people.block (id, person_id, reason, sentence, set_by, stops, since, until)
                        VALUES (:id, :person, :reason, :sentence, :by, :stops, :now, :until)
                        """)
                .param("id", UUID.randomUUID())
                .param("person", person.value())
                .param("reason", reason.key())
                .param("sentence", sentence)
                .param("by", by.value())
                .param("stops", stops.toArray(String[]::new))
                .param("now", utc(now))
                .param("until", orNull(until))
                .update();
    }

    void addByService(ServiceBlock block, Instant now) {
        jdbc.sql("""
                        INSERT INTO people.block (id, person_id, reason, sentence, set_by_service, stops, since, until)
                        VALUES (:id, :person, :reason, :sentence, :service, :stops, :now, :until)
                        ON CONFLICT (person_id, set_by_service, reason)
                            WHERE set_by_service IS NOT NULL AND lifted_at IS NULL
                        DO UPDATE SET sentence = excluded.sentence, stops = excluded.stops, until = excluded.until
                        """)
                .param("id", UUID.randomUUID())
                .param("person", block.person().value())
                .param("reason", block.reason())
                .param("sentence", block.sentence())
                .param("service", block.service())
                .param("stops", block.stops().stream().sorted().toArray(String[]::new))
                .param("now", utc(now))
                .param("until", orNull(block.until()))
                .update();
    }

    /// What is over stays as it was.
    int lift(PersonId person, UUID id, AccountId by, Instant now) {
        return jdbc.sql("""
                        UPDATE people.block SET lifted_at = :now, until = :now, lifted_by = :by
                        WHERE id = :id AND person_id = :person AND lifted_at IS NULL AND (until IS NULL OR until > :now)
                        """)
                .param("now", utc(now))
                .param("by", by.value())
                .param("id", id)
                .param("person", person.value())
                .update();
    }

    void liftByService(PersonId person, String service, String reason, Instant now) {
        jdbc.sql("""
                        UPDATE people.block SET lifted_at = :now, until = least(until, :now)
                        WHERE person_id = :person AND set_by_service = :service AND reason = :reason
                          AND lifted_at IS NULL
                        """)
                .param("now", utc(now))
                .param("person", person.value())
                .param("service", service)
                .param("reason", reason)
                .update();
    }

    private static Block block(ResultSet row, @Nullable String by) throws SQLException {
        return new Block(
                row.getObject("id", UUID.class),
                BlockReason.of(row.getString("reason")).orElse(BlockReason.OTHER),
                row.getString("sentence"),
                row.getString("set_by_service"),
                by,
                List.of((String[]) row.getArray("stops").getArray()),
                instant(row.getObject("since", OffsetDateTime.class)),
                orNull(row.getObject("until", OffsetDateTime.class)),
                row.getObject("lifted_at", OffsetDateTime.class) != null);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime orNull(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }

    private static @Nullable Instant orNull(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
