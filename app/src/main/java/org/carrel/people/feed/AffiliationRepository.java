package org.carrel.people.feed;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `take_feeds`. Why somebody may use the library, as the records that stand say together: one affiliation for
/// each group. What was entered by hand has no source and is never touched.
///
/// A group that no record names any more ends with the last day on which one did.
@Repository
class AffiliationRepository {

    private static final Set<Field> ORDERED = EnumSet.of(
            Field.USER_GROUP,
            Field.DEPARTMENT,
            Field.DATE_OF_BIRTH,
            Field.JOB_TITLE,
            Field.RESEARCH_SECTION,
            Field.COURSE_COMPLETED_ON,
            Field.JOINED_ON,
            Field.HOME_INSTITUTION,
            Field.SUBGROUP);

    private static final String RECORDS = """
            record AS (
              SELECT r.person_id, r.user_group, r.source, r.import_id, r.since, r.until, r.department, r.date_of_birth,
                     r.job_title, r.research_section, r.course_completed_on, r.joined_on, r.left_on, r.home_institution,
                     r.subgroup, r.replaced_on, r.replaced_by IS NULL OR r.replaced_by = :undone AS stands,
                     r.brought_by IS NOT NULL AS brought
              FROM people.source_record r JOIN touched t ON t.person_id = r.person_id
              WHERE r.user_group IS NOT NULL AND r.import_id <> :undone)
            """;

    /// Of records that were brought together by a joining the one that lasts longer counts:
    /// somebody who came back has one that is over. `lasting` is empty wherever none was
    /// brought.
    private static final String WANTED = """
            counting AS (
              SELECT person_id, user_group, source, import_id, since, until, department, date_of_birth, job_title,
                     research_section, course_completed_on, joined_on, left_on, home_institution, subgroup, replaced_on,
                     stands,
                     bool_or(stands) OVER (PARTITION BY person_id, user_group) AS supported,
                     CASE WHEN stands THEN array_position(:user_group, source) END AS place,
                     CASE WHEN stands AND bool_or(brought) OVER (PARTITION BY person_id)
                       THEN coalesce(until, 'infinity') END AS lasting,
                     CASE WHEN stands THEN brought END AS brought
              FROM record),
            best AS (
              SELECT person_id, user_group, bool_or(stands) AS supported,
                     (array_agg(source ORDER BY place, lasting DESC, brought, import_id DESC))[1] AS source,
                     (array_agg(since ORDER BY place, lasting DESC, brought, import_id DESC))[1] AS since,
                     (array_agg(until ORDER BY place, lasting DESC, brought, import_id DESC))[1] AS until,
                     (array_agg(replaced_on ORDER BY place, lasting DESC, brought, import_id DESC))[1] AS last_day,
                     (array_agg(department ORDER BY array_position(:department, source), lasting DESC, brought,
                        import_id DESC)
                        FILTER (WHERE department IS NOT NULL))[1] AS department,
                     (array_agg(date_of_birth ORDER BY array_position(:date_of_birth, source), lasting DESC, brought,
                        import_id DESC)
                        FILTER (WHERE date_of_birth IS NOT NULL))[1] AS date_of_birth,
                     (array_agg(job_title ORDER BY array_position(:job_title, source), lasting DESC, brought,
                        import_id DESC)
                        FILTER (WHERE job_title IS NOT NULL))[1] AS job_title,
                     (array_agg(research_section ORDER BY array_position(:research_section, source), lasting DESC,
                        brought, import_id DESC)
                        FILTER (WHERE research_section IS NOT NULL))[1] AS research_section,
                     (array_agg(course_completed_on ORDER BY array_position(:course_completed_on, source),
                        lasting DESC, brought, import_id DESC)
                        FILTER (WHERE course_completed_on IS NOT NULL))[1] AS course_completed_on,
                     (array_agg(joined_on ORDER BY array_position(:joined_on, source), lasting DESC, brought,
                        import_id DESC)
                        FILTER (WHERE joined_on IS NOT NULL))[1] AS joined_on,
                     (array_agg(left_on ORDER BY array_position(:joined_on, source), lasting DESC, brought,
                        import_id DESC)
                        FILTER (WHERE left_on IS NOT NULL))[1] AS left_on,
                     (array_agg(home_institution ORDER BY array_position(:home_institution, source), lasting DESC,
                        brought, import_id DESC)
                        FILTER (WHERE home_institution IS NOT NULL))[1] AS home_institution,
                     (array_agg(subgroup ORDER BY array_position(:subgroup, source), lasting DESC, brought,
                        import_id DESC)
                        FILTER (WHERE subgroup IS NOT NULL))[1] AS subgroup
              FROM counting WHERE stands = supported GROUP BY person_id, user_group)
            """;

    private final JdbcClient jdbc;

    AffiliationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param undone the import that is taken back; 0 where none is
    void settle(Touched touched, long undone, Map<Field, String[]> order) {
        var statement = jdbc.sql(touched.sql() + ", " + RECORDS + ", " + WANTED + """
                        INSERT INTO people.affiliation AS a (id, person_id, user_group, since, until, source, department,
                               date_of_birth, job_title, research_section, course_completed_on, joined_on, left_on,
                               home_institution, subgroup)
                        SELECT CAST(md5(person_id::text || user_group) AS uuid), person_id, user_group, since,
                               CASE WHEN supported THEN until ELSE least(until, greatest(since, last_day)) END, source,
                               department, date_of_birth, job_title, research_section, course_completed_on, joined_on,
                               CASE WHEN left_on >= joined_on OR joined_on IS NULL THEN left_on END, home_institution,
                               subgroup
                        FROM best WHERE supported OR since <= last_day
                        ON CONFLICT (person_id, user_group) WHERE source IS NOT NULL DO UPDATE
                        SET since = excluded.since, until = excluded.until, source = excluded.source,
                            department = excluded.department, date_of_birth = excluded.date_of_birth,
                            job_title = excluded.job_title, research_section = excluded.research_section,
                            course_completed_on = excluded.course_completed_on, joined_on = excluded.joined_on,
                            left_on = excluded.left_on, home_institution = excluded.home_institution,
                            subgroup = excluded.subgroup
                        WHERE (a.since, a.until, a.source, a.department, a.date_of_birth, a.job_title,
                               a.research_section, a.course_completed_on, a.joined_on, a.left_on, a.home_institution,
                               a.subgroup)
                          IS DISTINCT FROM (excluded.since, excluded.until, excluded.source, excluded.department,
                               excluded.date_of_birth, excluded.job_title, excluded.research_section,
                               excluded.course_completed_on, excluded.joined_on, excluded.left_on,
                               excluded.home_institution, excluded.subgroup)
                        """)
                .params(touched.values())
                .param("undone", undone);
        for (Field field : ORDERED) {
            statement = statement.param(field.key(), order.get(field));
        }
        statement.update();
    }

    /// Takes out what no record has ever supported, and what would have begun after it ended.
    void removeUnfounded(Touched touched, long undone) {
        jdbc.sql(touched.sql() + ", " + RECORDS + """

                        DELETE FROM people.affiliation a USING touched t
                        WHERE a.person_id = t.person_id AND a.source IS NOT NULL
                          AND NOT EXISTS (SELECT r.import_id FROM record r
                                          WHERE r.person_id = a.person_id AND r.user_group = a.user_group
                                            AND (r.stands OR r.since <= r.replaced_on))
                        """)
                .params(touched.values())
                .param("undone", undone)
                .update();
    }
}
