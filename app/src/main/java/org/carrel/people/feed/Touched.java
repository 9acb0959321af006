package org.carrel.people.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/// Whose records are worked out anew.
///
/// @param sql a WITH clause to which others may be added: `touched`, with `person_id` once for
///     each of them
/// @param values for the names in it
record Touched(String sql, Map<String, Object> values) {

    /// Whomever an import speaks of or spoke of.
    static Touched by(long id) {
        return new Touched("""
                WITH touched AS (
                  SELECT DISTINCT person_id FROM people.source_record
                  WHERE import_id = :import OR replaced_by = :import)
                """, Map.of("import", id));
    }

    /// Those of whom more than one row may speak: whoever was known before the import, and who came with further rows.
    /// Before its rows are forgotten.
    static Touched known(long id) {
        return new Touched("""
                WITH touched AS (
                  SELECT DISTINCT r.person_id FROM people.import_row r
                  WHERE r.import_id = :import AND r.problem IS NULL AND r.known)
                """, Map.of("import", id));
    }

    /// Without those whom this import brought in: there is nothing to go back to.
    static Touched before(long id, Instant now) {
        return new Touched("""
                WITH touched AS (
                  SELECT p.id AS person_id FROM people.person p
                  WHERE p.created_at <> :now
                    AND p.id IN (SELECT t.person_id FROM people.source_record t
                                 WHERE t.import_id = :import OR t.replaced_by = :import))
                """, Map.of("import", id, "now", now.atOffset(ZoneOffset.UTC)));
    }

    static Touched people(UUID... people) {
        return new Touched(
                "WITH touched AS (SELECT unnest(CAST(:people AS uuid[])) AS person_id)\n", Map.of("people", people));
    }
}
