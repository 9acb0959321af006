package org.carrel.privacy.erasure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.carrel.privacy.Subject;
import org.carrel.privacy.notice.DeclaredColumn;
import org.carrel.privacy.retention.Catalogue.Reference;
import org.carrel.privacy.retention.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `erase`, in a transaction that was told whose rows it is about. Names of tables and
/// columns come from the notice, which the database was held to at the start.
@Repository
class PlanRepository {

    private static final String INFINITY = "infinity";

    private final JdbcClient jdbc;

    PlanRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Tells the row policies of holds which day it is.
    void itIs(LocalDate today) {
        jdbc.sql("SELECT set_config('carrel.today', :today, true)")
                .param("today", today.toString())
                .query()
                .singleRow();
    }

    List<Plan.Row> rows(Times times, String relation, List<Reason> reasons, LocalDate today) {
        StringBuilder columns = new StringBuilder(times.catalogue().key(relation, relation));
        columns.append(", ").append(held(times, relation));
        for (Reason reason : reasons) {
            columns.append(", ").append(reason.when());
            columns.append(", ").append(reason.until() == null ? "NULL::text" : "(" + reason.until() + ")::text");
        }
        return jdbc.sql("SELECT " + columns + " FROM " + relation + " WHERE "
                        + times.ownership().isCurrent(relation) + " ORDER BY 1")
                .param("today", today)
                .query((row, number) -> row(row, reasons))
                .list();
    }

    /// The kinds of data of which a row holds anything.
    private static String held(Times times, String relation) {
        return times.categories(relation).stream()
                .map(category -> "CASE WHEN num_nonnulls("
                        + times.columns(relation).stream()
                                .filter(column -> column.category().equals(Optional.of(category)))
                                .map(column -> column.name().toString())
                                .collect(Collectors.joining(", "))
                        + ") > 0 THEN '" + category + "' END")
                .collect(Collectors.joining(", ", "array_remove(ARRAY[", "]::text[], NULL)"));
    }

    private static Plan.Row row(ResultSet row, List<Reason> reasons) throws SQLException {
        Set<String> held = new TreeSet<>(List.of((String[]) row.getArray(2).getArray()));
        List<Why> why = new ArrayList<>();
        for (int i = 0; i < reasons.size(); i++) {
            Reason reason = reasons.get(i);
            if (row.getBoolean(3 + 2 * i) && held.contains(reason.category())) {
                why.add(new Why(reason.code(), Optional.of(reason.category()), day(row.getString(4 + 2 * i))));
            }
        }
        return new Plan.Row(row.getString(1), held, why);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null || text.equals(INFINITY) ? null : LocalDate.parse(text);
    }

    /// The keys of the parents that these rows name.
    Set<String> parents(Times times, Reference reference, Collection<String> kept) {
        return new HashSet<>(jdbc.sql("SELECT " + times.catalogue().key(reference.parent(), "parent") + " FROM "
                        + reference.parent() + " parent WHERE EXISTS (SELECT 1 FROM " + reference.child()
                        + " child WHERE " + reference.joins("child", "parent") + " AND "
                        + times.catalogue().key(reference.child(), "child") + " = ANY (:kept))")
                .param("kept", kept.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /// By key.
    Map<String, String> texts(Times times, DeclaredColumn column) {
        Map<String, String> texts = new HashMap<>();
        String relation = column.name().relation();
        jdbc.sql("SELECT " + times.catalogue().key(relation, relation) + " AS key, " + column.name() + " AS words FROM "
                        + relation + " WHERE (" + times.ownership().isCurrent(relation) + ") AND btrim("
                        + column.name() + ") <> ''")
                .query(row -> {
                    texts.put(row.getString("key"), row.getString("words"));
                });
        return texts;
    }

    Set<String> stopped(Subject subject) {
        return new HashSet<>(jdbc.sql("SELECT purpose FROM privacy.stop WHERE subject IN (:subjects)")
                .param("subjects", subject.numbers())
                .query(String.class)
                .list());
    }

    Map<String, LocalDate> holds(Subject subject, LocalDate today) {
        Map<String, LocalDate> holds = new HashMap<>();
        jdbc.sql("""
                        SELECT category, max(until) AS until FROM privacy.hold
                        WHERE subject IN (:subjects) AND until >= :today GROUP BY category
                        """).param("subjects", subject.numbers()).param("today", today).query(row -> {
            holds.put(row.getString("category"), row.getObject("until", LocalDate.class));
        });
        return holds;
    }

    long delete(Times times, Plan.TablePlan table) {
        String relation = table.relation();
        List<String> kept = table.kept();
        String but = kept.isEmpty() ? "" : " AND NOT " + times.catalogue().key(relation, relation) + " = ANY (:kept)";
        JdbcClient.StatementSpec statement = jdbc.sql(
                "DELETE FROM " + relation + " WHERE (" + times.ownership().isCurrent(relation) + ")" + but);
        return (kept.isEmpty() ? statement : statement.param("kept", kept.toArray(String[]::new))).update();
    }

    long empty(Times times, String relation, List<String> columns, List<String> keys) {
        String set = String.join(
                ", ", columns.stream().map(column -> column + " = NULL").toList());
        String some = String.join(
                " OR ", columns.stream().map(column -> column + " IS NOT NULL").toList());
        return jdbc.sql("UPDATE " + relation + " SET " + set + " WHERE "
                        + times.catalogue().key(relation, relation) + " = ANY (:keys) AND (" + some + ")")
                .param("keys", keys.toArray(String[]::new))
                .update();
    }

    /// How many rows lead to the person now.
    long count(Times times, String relation) {
        return jdbc.sql("SELECT count(*) FROM " + relation + " WHERE "
                        + times.ownership().isCurrent(relation))
                .query(Long.class)
                .single();
    }
}
