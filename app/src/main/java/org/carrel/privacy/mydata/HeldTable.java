package org.carrel.privacy.mydata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of one table that belong to somebody.
///
/// @param relation the table, as `schema.table`
/// @param columns their names, in the order of each row
/// @param rows as text; null where a cell is empty
record HeldTable(String relation, List<String> columns, List<List<@Nullable String>> rows) {

    /// As people say it: `sign_in_attempt` becomes `Sign in attempt`.
    String title() {
        return words(relation.substring(relation.indexOf('.') + 1));
    }

    List<String> headings() {
        return columns.stream().map(HeldTable::words).toList();
    }

    /// The same rows with the columns of both; both were read together, so their rows are in the same order.
    HeldTable beside(HeldTable other) {
        List<String> both = new ArrayList<>(columns);
        both.addAll(other.columns);
        List<List<@Nullable String>> wide = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            List<@Nullable String> cells = new ArrayList<>(rows.get(i));
            cells.addAll(other.rows.get(i));
            wide.add(cells);
        }
        return new HeldTable(relation, both, wide);
    }

    private static String words(String name) {
        String words = name.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
