package org.carrel.people.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.carrel.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `check_nhs_membership`.
@Repository
class NhsRepository {

    private final JdbcClient jdbc;

    NhsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param byHand whether it may be changed here
    record Membership(
            UUID id,
            LocalDate since,
            @Nullable LocalDate until,
            boolean byHand,
            @Nullable LocalDate dateOfBirth,
            @Nullable String jobTitle) {

        String version() {
            return Version.of(dateOfBirth, jobTitle);
        }

        /// Without its details: records end up in messages and logs.
        @Override
        public String toString() {
            return "Membership[" + id + "]";
        }
    }

    List<Membership> of(PersonId person) {
        return jdbc.sql("""
                        SELECT f.person_id, f.id, f.since, f.until, f.source IS NULL AS by_hand, f.date_of_birth,
                               f.job_title
                        FROM people.affiliation f WHERE f.person_id = ? AND f.user_group = 'nhs_staff'
                        ORDER BY f.since DESC, f.id
                        """)
                .param(person.value())
                .query((row, number) -> new Membership(
                        row.getObject("id", UUID.class),
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class),
                        row.getBoolean("by_hand"),
                        row.getObject("date_of_birth", LocalDate.class),
                        row.getString("job_title")))
                .list();
    }

    /// @return whether it is of somebody of an NHS trust, entered by hand, and as it was seen
    boolean change(UUID affiliation, Membership seen, @Nullable LocalDate dateOfBirth, @Nullable String jobTitle) {
        return jdbc.sql("""
                        UPDATE people.affiliation SET date_of_birth = :born, job_title = :title
                        WHERE id = :id AND user_group = 'nhs_staff' AND source IS NULL
                          AND date_of_birth IS NOT DISTINCT FROM CAST(:born_before AS date)
                          AND job_title IS NOT DISTINCT FROM :title_before
                        """)
                        .param("born", dateOfBirth)
                        .param("title", jobTitle)
                        .param("id", affiliation)
                        .param("born_before", seen.dateOfBirth())
                        .param("title_before", seen.jobTitle())
                        .update()
                == 1;
    }
}
