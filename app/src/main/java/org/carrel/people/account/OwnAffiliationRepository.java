package org.carrel.people.account;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.carrel.people.UserGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `show_own_data`, which sees the rows of one person only.
@Repository
class OwnAffiliationRepository {

    private final JdbcClient jdbc;

    OwnAffiliationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param until   the last day; null where it has no end
    /// @param endSaid why it was ended by hand; null where it was not
    record OwnAffiliation(
            UserGroup group,
            LocalDate since,
            @Nullable LocalDate until,
            @Nullable String endSaid) {}

    /// Those that count on a day or later, those that were ended by hand, and the last that ended.
    List<OwnAffiliation> of(LocalDate day) {
        return jdbc.sql("""
                        SELECT person_id, user_group, since, until, end_said FROM people.affiliation
                        WHERE until IS NULL OR until >= :day OR end_said IS NOT NULL
                           OR until = (SELECT max(f.until) FROM people.affiliation f)
                        ORDER BY since, user_group
                        """)
                .param("day", day)
                .query((row, number) -> new OwnAffiliation(
                        UserGroup.of(row.getString("user_group")),
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class),
                        row.getString("end_said")))
                .list();
    }

    /// The day on which the account closes; empty where nobody was told of one.
    Optional<LocalDate> closes() {
        return jdbc.sql("""
                        SELECT c.account_id, c.closes_on FROM people.closing_letter c
                        WHERE NOT EXISTS (SELECT FROM people.affiliation f
                                          WHERE f.until IS NULL OR f.until > c.ended_on)
                        """)
                .query((row, number) -> row.getObject("closes_on", LocalDate.class))
                .optional();
    }
}
