package org.carrel.privacy.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `erase`. Names of tables and columns come from the notice, which the database was held
/// to at the start.
@Repository
class RetentionRepository {

    private final JdbcClient jdbc;

    RetentionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Lets go of no more than `most` rows that are due on `today`; rows that somebody else works
    /// on wait for the next time.
    ///
    /// @return how many; fewer than `most` when there are no more
    int letGo(Rule rule, Times times, List<Held> held, LocalDate today, int most) {
        String table = rule.relation();
        List<String> key = times.catalogue().keys().getOrDefault(table, List.of());
        String columns = key.stream().map(column -> table + "." + column).collect(Collectors.joining(", "));
        String same = key.stream()
                .map(column -> table + "." + column + " = picked." + column)
                .collect(Collectors.joining(" AND "));
        String picked = "WITH picked AS MATERIALIZED (SELECT " + columns + " FROM " + table + " WHERE "
                + where(rule, times, held) + " LIMIT " + most + lock(rule, times) + ") ";
        String empty = rule.empty().stream().map(column -> column + " = NULL").collect(Collectors.joining(", "));
        String action = rule.deletes()
                ? "DELETE FROM " + table + " USING picked WHERE " + same
                : "UPDATE " + table + " SET " + empty + " FROM picked WHERE " + same;
        return jdbc.sql(picked + action)
                .param("today", today)
                .params(heldParams(held))
                .update();
    }

    /// Locking takes the right to change a row, which nobody has where rows must stay as they
    /// were; those are only added to.
    private static String lock(Rule rule, Times times) {
        boolean changes =
                !rule.deletes() || !times.ownership().leads(rule.relation()).isEmpty();
        return changes ? " FOR UPDATE OF " + rule.relation().split("\\.", 2)[1] + " SKIP LOCKED" : "";
    }

    private static Map<String, Object> heldParams(List<Held> held) {
        Map<String, Object> params = new HashMap<>();
        for (int i = 0; i < held.size(); i++) {
            params.put("subject" + i, held.get(i).subject());
            params.put("tokens" + i, held.get(i).tokens().toArray(String[]::new));
        }
        return params;
    }

    private static String where(Rule rule, Times times, List<Held> held) {
        List<String> conditions = new ArrayList<>();
        conditions.add(rule.day() + " <= :today");
        rule.due().forEach(condition -> conditions.add("(" + condition + ")"));
        List<String> subjects = times.ownership().subjects(rule.relation());
        List<String> tokens = times.ownership().tokens(rule.relation());
        for (int i = 0; i < held.size(); i++) {
            if (held.get(i).holds(rule.categories())) {
                String subject = ":subject" + i;
                subjects.forEach(expression -> conditions.add(expression + " IS DISTINCT FROM " + subject));
                String token = ":tokens" + i;
                tokens.forEach(expression -> conditions.add("(" + expression + " = ANY (" + token + ")) IS NOT TRUE"));
            }
        }
        return String.join(" AND ", conditions);
    }

    /// @param rows that become due on that day
    record Due(LocalDate day, long rows) {}

    /// By day, until `last`; what is due already counts as of `today`. The database answers in numbers of days: a date
    /// made of somebody's would be taken for theirs.
    List<Due> due(Rule rule, Times times, List<Held> held, LocalDate today, LocalDate last) {
        return jdbc.sql("SELECT greatest(" + rule.day() + ", :from::date) - :from::date AS days, count(*) AS rows FROM "
                        + rule.relation() + " WHERE " + where(rule, times, held) + " GROUP BY 1 ORDER BY 1")
                .param("from", today)
                .param("today", last)
                .params(heldParams(held))
                .query((row, number) -> new Due(today.plusDays(row.getInt("days")), row.getLong("rows")))
                .list();
    }

    /// Tells the row policies of holds which day it is.
    void itIs(LocalDate today) {
        jdbc.sql("SELECT set_config('carrel.today', :today, true)")
                .param("today", today.toString())
                .query()
                .singleRow();
    }

    /// A hold that lasts.
    record Hold(String subject, String category) {}

    List<Hold> holds(LocalDate today) {
        return jdbc.sql("SELECT subject, category FROM privacy.hold WHERE until >= :today")
                .param("today", today)
                .query((row, number) -> new Hold(row.getString("subject"), row.getString("category")))
                .list();
    }

    void report(LocalDate day, Rule rule, long rows, Instant now) {
        jdbc.sql("""
                        INSERT INTO privacy.retention_report (day, relation, category, ending, rows, finished_at)
                        VALUES (:day, :relation, :category, :ending, :rows, :now)
                        ON CONFLICT (day, relation, category, ending) DO UPDATE
                        SET rows = retention_report.rows + excluded.rows, finished_at = excluded.finished_at
                        """)
                .param("day", day)
                .param("relation", rule.relation())
                .param("category", rule.category())
                .param("ending", rule.ending())
                .param("rows", rows)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The newest first.
    List<Report> reports() {
        return jdbc.sql("""
                        SELECT day, relation, category, ending, rows FROM privacy.retention_report
                        ORDER BY day DESC, relation, category LIMIT 500
                        """)
                .query((row, number) -> new Report(
                        row.getObject("day", LocalDate.class),
                        row.getString("relation"),
                        row.getString("category"),
                        row.getString("ending"),
                        row.getLong("rows")))
                .list();
    }
}
