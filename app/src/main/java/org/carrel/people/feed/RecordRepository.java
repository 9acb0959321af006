package org.carrel.people.feed;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `take_feeds`. What sources say of people, version by version.
@Repository
class RecordRepository {

    private final JdbcClient jdbc;

    RecordRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Adds the versions of an import; those before say what replaced them, and since when.
    ///
    /// @param lastDay on which a replaced version counted
    void write(long id, String source, LocalDate lastDay, LocalDate today) {
        jdbc.sql("""
                        UPDATE people.source_record c SET replaced_by = :import, replaced_on = :last
                        FROM people.import_row r
                        WHERE r.import_id = :import AND r.problem IS NULL AND r.change IS NOT NULL
                          AND c.source = :source AND c.external_id = r.external_id AND c.replaced_by IS NULL
                        """)
                .param("import", id)
                .param("source", source)
                .param("last", lastDay)
                .update();
        jdbc.sql("""
                        INSERT INTO people.source_record (source, external_id, import_id, person_id, name, email, phone,
                               username, library_number, barcode, card_uid, user_group, since, until, department,
                               date_of_birth, job_title, research_section, course_completed_on, joined_on, left_on,
                               home_institution, subgroup)
                        SELECT :source, r.external_id, :import, r.person_id, r.name, r.email, r.phone,
                               r.username, r.library_number, r.barcode, r.card_uid, r.user_group,
                               coalesce(r.since, least(CAST(:today AS date), r.until)), r.until, r.department,
                               r.date_of_birth, r.job_title, r.research_section, r.course_completed_on, r.joined_on,
                               r.left_on, r.home_institution, r.subgroup
                        FROM people.import_row r
                        WHERE r.import_id = :import AND r.problem IS NULL AND r.change IS DISTINCT FROM 'ended'
                        """)
                .param("import", id)
                .param("source", source)
                .param("today", today)
                .update();
    }

    /// What came to somebody by a joining goes on ranking behind their own, with its further
    /// rows.
    void keepBrought(long id) {
        jdbc.sql("""
                        UPDATE people.source_record n SET brought_by = o.brought_by
                        FROM (SELECT b.source, split_part(b.external_id, chr(31), 1) AS base, b.person_id, b.brought_by
                              FROM people.source_record b WHERE b.brought_by IS NOT NULL) o
                        WHERE n.import_id = :import AND n.brought_by IS NULL AND n.source = o.source
                          AND n.person_id = o.person_id AND split_part(n.external_id, chr(31), 1) = o.base
                        """).param("import", id).update();
    }

    /// As if the import had never been; to be called once everything else was put back.
    void takeBack(long id) {
        jdbc.sql("DELETE FROM people.source_record WHERE import_id = :import")
                .param("import", id)
                .update();
        jdbc.sql("UPDATE people.source_record SET replaced_by = NULL, replaced_on = NULL WHERE replaced_by = :import")
                .param("import", id)
                .update();
    }

    /// Lets go of versions that nothing can be put back to any more: those that another of the same group followed.
    int forgetReplaced(LocalDate before) {
        int versions = jdbc.sql("""
                        DELETE FROM people.source_record o
                        WHERE o.replaced_on < :before
                          AND EXISTS (SELECT n.import_id FROM people.source_record n
                                      WHERE n.source = o.source AND n.external_id = o.external_id
                                        AND n.import_id > o.import_id
                                        AND n.user_group IS NOT DISTINCT FROM o.user_group)
                        """).param("before", before).update();
        return versions + jdbc.sql("""
                        DELETE FROM people.before_feeds b
                        WHERE NOT EXISTS (SELECT m.id FROM people.import m
                                          WHERE m.id = b.import_id AND m.applied_at >= CAST(:before AS date))
                        """).param("before", before).update();
    }
}
