package org.carrel.people.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.people.UserGroup;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `keep_membership`. Its rows are guarded by policies, so only comparisons that cannot
/// leak find their index: `=` and ranges in the C collation.
@Repository
class SearchRepository {

    /// Sorts after whatever begins like what stands before it.
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);
    private static final int RARE_ENOUGH = 3000;

    private final JdbcClient jdbc;

    SearchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What was typed, in the parts that names are kept in.
    List<String> parts(String typed) {
        return jdbc.sql("SELECT part FROM people.name_parts(?) AS part ORDER BY length(part) DESC, part")
                .param(typed)
                .query((row, number) -> row.getString("part"))
                .list();
    }

    /// @param variants of a number, as it may have been written down
    /// @param small    what was typed, in small letters: a user name, or a mail address
    Map<UUID, String> exactly(List<String> variants, String small) {
        Map<UUID, String> found = new HashMap<>();
        jdbc.sql("""
                        SELECT i.person_id, i.kind || CASE WHEN i.until IS NULL THEN '' ELSE '.old' END AS by
                        FROM people.identifier i
                        WHERE i.kind IN ('library_number', 'barcode', 'card_uid') AND i.value = ANY (:variants)
                        UNION ALL
                        SELECT a.person_id, CASE WHEN a.closed_at IS NULL THEN 'username' ELSE 'username.old' END
                        FROM people.account a WHERE a.username = :small AND a.person_id IS NOT NULL
                        UNION ALL
                        SELECT f.person_id, 'username.old' FROM people.former_identity f WHERE f.username = :small
                        UNION ALL
                        SELECT m.person_id, 'mail' FROM people.mail_key m WHERE m.mail = :small
                        """)
                .param("variants", variants.toArray(String[]::new))
                .param("small", small)
                .query(row -> {
                    // What is valid says more than what is over.
                    found.merge(
                            row.getObject("person_id", UUID.class),
                            row.getString("by"),
                            (one, other) -> one.endsWith(".old") ? other : one);
                });
        return found;
    }

    /// Of several parts the one that fewest people have, as far as that is worth counting.
    String rarest(List<String> parts) {
        return jdbc.sql("""
                        SELECT t.part, (SELECT count(*) FROM (
                            SELECT n.person_id FROM people.name_part n WHERE n.part >= t.part AND n.part < t.beyond
                            LIMIT :enough) few) AS times
                        FROM unnest(:parts, :beyond) AS t (part, beyond) ORDER BY times, length(t.part) DESC LIMIT 1
                        """)
                .param("enough", RARE_ENOUGH)
                .param("parts", parts.toArray(String[]::new))
                .param("beyond", parts.stream().map(part -> part + LAST).toArray(String[]::new))
                .query((row, number) -> row.getString("part"))
                .single();
    }

    /// @param all how many there are, up to one more than are counted
    record Named(List<UUID> people, int all) {}

    /// Those of whose name each part begins a part; whole parts first.
    Named named(String first, Collection<String> others) {
        List<UUID> people = new ArrayList<>();
        int[] all = {0};
        jdbc.sql("""
                        WITH hit AS MATERIALIZED (
                            SELECT n.person_id, n.part, n.whole FROM people.name_part n
                            WHERE n.part >= :first AND n.part < :beyond AND n.whole LIKE ALL (:others)
                            ORDER BY n.part LIMIT :most)
                        SELECT person_id, count(*) OVER () AS all_of_them FROM hit GROUP BY person_id
                        ORDER BY min(part), min(whole), person_id LIMIT :shown
                        """)
                .param("first", first)
                .param("beyond", first + LAST)
                .param("others", others.stream().map(part -> "% " + part + "%").toArray(String[]::new))
                .param("most", SearchResult.COUNTED + 1)
                .param("shown", SearchResult.MOST)
                .query(row -> {
                    people.add(row.getObject("person_id", UUID.class));
                    all[0] = row.getInt("all_of_them");
                });
        return new Named(people, all[0]);
    }

    /// In the order of `people`.
    List<Found> shown(List<UUID> people, Map<UUID, String> by, Instant now, LocalDate today) {
        return jdbc.sql("""
                        SELECT p.id, p.name,
                               array(SELECT f.user_group || ' ' || coalesce(f.until::text, '')
                                     FROM people.affiliation f
                                     WHERE f.person_id = p.id AND f.since <= :today
                                       AND (f.until IS NULL OR f.until >= :today) ORDER BY f.precedence, 1) AS groups,
                               (SELECT i.value FROM people.identifier i
                                WHERE i.person_id = p.id AND i.kind = 'library_number' AND i.until IS NULL) AS number,
                               EXISTS (SELECT FROM people.block b
                                       WHERE b.person_id = p.id AND b.since <= :now AND b.lifted_at IS NULL
                                         AND (b.until IS NULL OR b.until > :now)) AS blocked
                        FROM unnest(:people) WITH ORDINALITY AS u (id, place) JOIN people.person p ON p.id = u.id
                        ORDER BY u.place
                        """)
                .param("today", today)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("people", people.toArray(UUID[]::new))
                .query((row, number) -> found(row, by))
                .list();
    }

    private static Found found(ResultSet row, Map<UUID, String> by) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        List<Membership> groups = Arrays.stream(
                        (String[]) row.getArray("groups").getArray())
                .map(group -> group.split(" ", 2))
                .map(group ->
                        new Membership(UserGroup.of(group[0]), group[1].isEmpty() ? null : LocalDate.parse(group[1])))
                .toList();
        return new Found(
                id, row.getString("name"), groups, row.getString("number"), row.getBoolean("blocked"), by.get(id));
    }
}
