package org.carrel.people.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.people.feed.Difference.Detail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `take_feeds`. Before and after, person by person.
@Repository
class DifferenceRepository {

    private static final String BEFORE = columns("o", "before_");
    private static final String AFTER = columns("n", "after_");

    private final JdbcClient jdbc;

    DifferenceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String columns(String table, String prefix) {
        return Field.said().stream()
                .map(field -> table + "." + field.key() + " AS " + prefix + field.key())
                .collect(Collectors.joining(", "));
    }

    /// What a delivery would do that was not taken over yet: who goes first, then who changes, then who is new.
    List<Difference> open(Import made, int from, int most) {
        return jdbc.sql("SELECT n.person_id, n.external_id, n.change, " + BEFORE + ", " + AFTER + """

                         FROM people.import_row n
                         LEFT JOIN people.source_record o
                           ON o.source = :source AND o.external_id = n.external_id AND o.replaced_by IS NULL
                         WHERE n.import_id = :import AND n.problem IS NULL
                         ORDER BY n.change IS NULL, n.change DESC, n.external_id LIMIT :most OFFSET :from
                        """)
                .param("source", made.source())
                .param("import", made.id())
                .param("most", most)
                .param("from", from)
                .query((row, number) -> difference(row, row.getString("change")))
                .list();
    }

    /// What was done: whoever was known before.
    List<Difference> known(Import made, int from, int most) {
        return jdbc.sql("SELECT o.person_id, o.external_id, n.import_id AS next, " + BEFORE + ", " + AFTER + """

                         FROM people.source_record o
                         LEFT JOIN people.source_record n
                           ON n.source = o.source AND n.external_id = o.external_id AND n.import_id = :import
                         WHERE o.replaced_by = :import
                         ORDER BY n.import_id NULLS FIRST, o.external_id LIMIT :most OFFSET :from
                        """)
                .param("import", made.id())
                .param("most", most)
                .param("from", from)
                .query((row, number) -> difference(row, row.getString("next") == null ? "ended" : "changed"))
                .list();
    }

    /// What was done: whoever was new to the source.
    List<Difference> added(Import made, int from, int most) {
        return jdbc.sql("SELECT n.person_id, n.external_id, " + AFTER + """

                         FROM people.source_record n
                         WHERE n.import_id = :import
                           AND NOT EXISTS (SELECT o.import_id FROM people.source_record o
                               WHERE o.source = n.source AND o.external_id = n.external_id AND o.replaced_by = :import)
                         ORDER BY n.external_id LIMIT :most OFFSET :from
                        """)
                .param("import", made.id())
                .param("most", most)
                .param("from", from)
                .query((row, number) -> difference(row, "added"))
                .list();
    }

    private static Difference difference(ResultSet row, @Nullable String change) throws SQLException {
        String kind = change == null ? "added" : change;
        List<Detail> details = new ArrayList<>();
        for (Field field : Field.said()) {
            String before = kind.equals("added") ? "" : text(row, "before_" + field.key());
            String after = kind.equals("ended") ? "" : text(row, "after_" + field.key());
            if (!before.equals(after) && !kind.equals("ended")) {
                details.add(new Detail(field, before, after));
            }
        }
        String name = text(row, (kind.equals("added") ? "after_" : "before_") + Field.NAME.key());
        return new Difference(
                row.getObject("person_id", UUID.class), row.getString("external_id"), kind, name, details);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }
}
