package org.carrel.privacy.retention;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import org.carrel.privacy.notice.ColumnName;

/// What the live database knows of its tables: types, keys, and which row another one needs.
///
/// @param types of every column, as PostgreSQL writes them
/// @param keys the columns of each table's primary key
/// @param references foreign keys
/// @param emptiable columns that may be null whatever the row's other columns hold
public record Catalogue(
        SortedMap<ColumnName, String> types,
        Map<String, List<String>> keys,
        List<Reference> references,
        Set<ColumnName> emptiable) {

    /// A row of `child` names a row of `parent`.
    ///
    /// @param columns of the child, in the order of `parentColumns`
    public record Reference(String child, List<String> columns, String parent, List<String> parentColumns) {

        /// SQL condition that ties a row of the child, under this name, to one of the parent.
        public String joins(String childName, String parentName) {
            List<String> pairs = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                pairs.add(childName + "." + columns.get(i) + " = " + parentName + "." + parentColumns.get(i));
            }
            return String.join(" AND ", pairs);
        }
    }

    public String type(ColumnName column) {
        return Objects.requireNonNull(types.get(column), column.toString());
    }

    /// A row's primary key as one text, an SQL expression.
    ///
    /// @param name of the table in the query
    public String key(String relation, String name) {
        List<String> parts = Objects.requireNonNull(keys.get(relation), () -> relation + " has no primary key").stream()
                .map(column -> name + "." + column + "::text")
                .toList();
        return parts.size() == 1 ? parts.getFirst() : "concat_ws(chr(31), " + String.join(", ", parts) + ")";
    }

    /// Those of `relations` with each table before the tables it names, so that rows can be deleted
    /// in this order.
    ///
    /// @param others further ties: for a table those that must come after it
    public List<String> childrenFirst(List<String> relations, Map<String, Set<String>> others) {
        Map<String, Set<String>> after = new HashMap<>();
        others.forEach((child, parents) ->
                after.computeIfAbsent(child, key -> new java.util.TreeSet<>()).addAll(parents));
        references.stream()
                .filter(reference -> !reference.child().equals(reference.parent()))
                .forEach(reference -> after.computeIfAbsent(reference.child(), key -> new java.util.TreeSet<>())
                        .add(reference.parent()));
        List<String> order = new ArrayList<>();
        relations.forEach(relation -> place(relation, after, order, new ArrayList<>()));
        List<String> childrenFirst = new ArrayList<>(order.reversed());
        childrenFirst.retainAll(relations);
        return childrenFirst;
    }

    private static void place(String relation, Map<String, Set<String>> after, List<String> order, List<String> path) {
        if (order.contains(relation) || path.contains(relation)) {
            return;
        }
        path.add(relation);
        after.getOrDefault(relation, Set.of()).forEach(parent -> place(parent, after, order, path));
        path.removeLast();
        order.add(relation);
    }
}
