package org.carrel.people.account;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.people.CardHolder;
import org.carrel.people.KnownCard;
import org.carrel.people.PersonId;
import org.carrel.people.UserGroup;
import org.jspecify.annotations.Nullable;
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
    ///
    /// @param value   as it came
    /// @param written as it is written here
    Optional<CardHolder> holder(String value, String written, Instant now, LocalDate today) {
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
                        FROM people.identifier i
                        WHERE i.kind IN ('library_number', 'barcode', 'card_uid') AND i.value IN (:value, :written)
                        ORDER BY i.until IS NOT NULL, i.kind = 'library_number', i.kind LIMIT 1
                        """)
                .param("value", value)
                .param("written", written)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("today", today)
                .query((row, number) -> holder(row))
                .optional();
    }

    List<KnownCard> cards(Instant now, LocalDate today) {
        return jdbc.sql("""
                        SELECT i.value, i.person_id, true AS is_current, f.groups, f.last_day, b.stops
                        FROM people.identifier i
                        LEFT JOIN (SELECT person_id, array_agg(DISTINCT user_group) AS groups,
                                          max(coalesce(until, 'infinity')) AS last_day
                                   FROM people.affiliation
                                   WHERE since <= :today AND (until IS NULL OR until >= :today)
                                   GROUP BY person_id) f ON f.person_id = i.person_id
                        LEFT JOIN (SELECT person_id, array_agg(DISTINCT stop) AS stops
                                   FROM people.block CROSS JOIN unnest(stops) AS stop
                                   WHERE since <= :now AND lifted_at IS NULL AND (until IS NULL OR until > :now)
                                   GROUP BY person_id) b ON b.person_id = i.person_id
                        WHERE i.until IS NULL
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("today", today)
                .query((row, number) -> new KnownCard(row.getString("value"), holder(row)))
                .list();
    }

    Set<String> stops(PersonId person, Instant now) {
        return Set.copyOf(jdbc.sql("""
                        SELECT DISTINCT unnest(stops) AS stop FROM people.block
                        WHERE person_id = :person AND since <= :now AND lifted_at IS NULL AND (until IS NULL OR until > :now)
                        """)
                .param("person", person.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getString("stop"))
                .list());
    }

    Set<PersonId> needingHelpToLeave(Set<PersonId> people, LocalDate today) {
        return jdbc
                .sql("""
                        SELECT DISTINCT person_id FROM people.access_need
                        WHERE need = 'evacuation_help' AND person_id = ANY (:people) AND since <= :today
                          AND (until IS NULL OR until >= :today)
                        """)
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("today", today)
                .query((row, number) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
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

    private static <T> Set<T> all(@Nullable Array values, Function<String, T> as) throws SQLException {
        if (values == null) {
            return Set.of();
        }
        return Arrays.stream((String[]) values.getArray()).map(as).collect(Collectors.toUnmodifiableSet());
    }
}
