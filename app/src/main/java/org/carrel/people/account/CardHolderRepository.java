package org.carrel.people.account;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.people.CardHolder;
import org.carrel.people.PersonId;
import org.carrel.people.UserGroup;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// From a card to who may come in with it, in one statement. The caller acts for a purpose of its own.
@Repository
class CardHolderRepository {

    private final JdbcClient jdbc;

    CardHolderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Where a card's value is also somebody's number, what is valid goes first, and then the card.
    Optional<CardHolder> holder(String value, Instant now, LocalDate today) {
        return jdbc.sql("""
                        SELECT i.person_id, i.until IS NULL AS is_current,
                               array(SELECT DISTINCT f.user_group FROM people.affiliation f
                                     WHERE f.person_id = i.person_id AND f.since <= :today
                                       AND (f.until IS NULL OR f.until >= :today)) AS groups,
                               (SELECT max(coalesce(f.until, 'infinity')) FROM people.affiliation f
                                WHERE f.person_id = i.person_id AND f.since <= :today
                                  AND (f.until IS NULL OR f.until >= :today)) AS last_day,
                               array(SELECT DISTINCT unnest(b.stops) FROM people.block b
                                     WHERE b.person_id = i.person_id AND b.since <= :now AND b.lifted_at IS NULL
                                       AND (b.until IS NULL OR b.until > :now)) AS stops
                        FROM people.identifier i WHERE i.value = :value
                        ORDER BY i.until IS NOT NULL, i.kind = 'library_number', i.kind LIMIT 1
                        """)
                .param("value", value)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("today", today)
                .query((row, number) -> holder(row))
                .optional();
    }

    private static CardHolder holder(ResultSet row) throws SQLException {
        LocalDate last = row.getObject("last_day", LocalDate.class);
        return new CardHolder(
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getBoolean("is_current"),
                all(row.getArray("groups"), UserGroup::of),
                Optional.ofNullable(last).filter(day -> !day.equals(LocalDate.MAX)),
                all(row.getArray("stops"), Function.identity()));
    }

    private static <T> Set<T> all(Array values, Function<String, T> as) throws SQLException {
        return Arrays.stream((String[]) values.getArray()).map(as).collect(Collectors.toUnmodifiableSet());
    }
}
