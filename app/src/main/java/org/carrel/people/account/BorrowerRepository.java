package org.carrel.people.account;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.people.Borrower;
import org.carrel.people.Borrower.Standing;
import org.carrel.people.PersonId;
import org.carrel.people.Subgroup;
import org.carrel.people.UserGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// From a card, or a person, to all that a loan is decided by, in one statement: it runs at every
/// scan. The caller acts for a purpose of its own.
@Repository
class BorrowerRepository {

    private static final String BORROWER = """
            SELECT who.person_id, who.is_current, s.groups, s.subgroups, s.bands, s.last_days, s.precedences,
                   array(SELECT DISTINCT unnest(b.stops) FROM people.block b
                         WHERE b.person_id = who.person_id AND b.since <= :now AND b.lifted_at IS NULL
                           AND (b.until IS NULL OR b.until > :now)) AS stops,
                   array(SELECT DISTINCT n.need FROM people.access_need n
                         WHERE n.person_id = who.person_id AND n.need = ANY (:needs) AND n.since <= :today
                           AND (n.until IS NULL OR n.until >= :today)) AS needs
            FROM (%s) who
            CROSS JOIN LATERAL (
                SELECT array_agg(f.user_group ORDER BY f.precedence, f.user_group, f.id) AS groups,
                       array_agg(f.subgroup ORDER BY f.precedence, f.user_group, f.id) AS subgroups,
                       array_agg(f.sconul_band ORDER BY f.precedence, f.user_group, f.id) AS bands,
                       array_agg(f.until ORDER BY f.precedence, f.user_group, f.id) AS last_days,
                       array_agg(f.precedence ORDER BY f.precedence, f.user_group, f.id) AS precedences
                FROM people.affiliation f
                WHERE f.person_id = who.person_id AND f.since <= :today AND (f.until IS NULL OR f.until >= :today)) s
            """;

    /// As [CardHolderRepository#holder] has it.
    private static final String BY_NUMBER = BORROWER.formatted("""
            SELECT i.person_id, i.until IS NULL AS is_current FROM people.identifier i
            WHERE i.kind IN ('library_number', 'barcode', 'card_uid') AND i.value IN (:value, :written)
            ORDER BY i.until IS NOT NULL, i.kind = 'library_number', i.kind LIMIT 1
            """);

    private static final String BY_PERSON = BORROWER.formatted(
            "SELECT p.id AS person_id, true AS is_current FROM people.person p WHERE p.id = :person");

    private final JdbcClient jdbc;

    BorrowerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param value   as it came
    /// @param written as it is written here
    Optional<Borrower> byNumber(String value, String written, Instant now, LocalDate today) {
        return borrower(jdbc.sql(BY_NUMBER).param("value", value).param("written", written), now, today);
    }

    Optional<Borrower> byPerson(PersonId person, Instant now, LocalDate today) {
        return borrower(jdbc.sql(BY_PERSON).param("person", person.value()), now, today);
    }

    private static Optional<Borrower> borrower(JdbcClient.StatementSpec statement, Instant now, LocalDate today) {
        return statement
                .param("needs", Borrower.NEEDS.toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("today", today)
                .query((row, number) -> new Borrower(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getBoolean("is_current"),
                        standings(row),
                        Set.of((String[]) row.getArray("stops").getArray()),
                        Set.of((String[]) row.getArray("needs").getArray())))
                .optional();
    }

    private static List<Standing> standings(ResultSet row) throws SQLException {
        Array said = row.getArray("groups");
        if (said == null) {
            return List.of();
        }
        String[] groups = (String[]) said.getArray();
        @Nullable String[] subgroups = (String[]) row.getArray("subgroups").getArray();
        @Nullable String[] bands = (String[]) row.getArray("bands").getArray();
        @Nullable Date[] days = (Date[]) row.getArray("last_days").getArray();
        Number[] precedences = (Number[]) row.getArray("precedences").getArray();
        List<Standing> standings = new ArrayList<>();
        for (int i = 0; i < groups.length; i++) {
            String subgroup = subgroups[i];
            Date last = days[i];
            standings.add(new Standing(
                    UserGroup.of(groups[i]),
                    subgroup == null ? null : Subgroup.of(subgroup).orElseThrow(),
                    bands[i],
                    last == null ? null : last.toLocalDate(),
                    precedences[i].intValue()));
        }
        return List.copyOf(standings);
    }
}
