package org.carrel.privacy.mydata;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Rows of one table that belong to somebody.
///
/// @param relation the table, as `schema.table`
/// @param columns their names, in the order of each row
/// @param keys those of the columns that only tie rows together, such as a person's number
/// @param rows as text; null where a cell is empty
record HeldTable(String relation, List<String> columns, Set<String> keys, List<List<@Nullable String>> rows) {

    private static final Pattern INSTANT =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d):\\d\\d(\\.\\d+)?\\+00");

    /// As people say it: `sign_in_attempt` becomes `Sign in attempt`.
    String title() {
        return words(relation.substring(relation.indexOf('.') + 1));
    }

    List<String> headings() {
        return columns.stream().map(HeldTable::words).toList();
    }

    /// As a person wants to read it: without keys, without columns that are empty throughout, instants to the minute.
    HeldTable readable() {
        List<Integer> worth = IntStream.range(0, columns.size())
                .filter(i -> !keys.contains(columns.get(i)))
                .filter(i -> rows.stream().anyMatch(row -> row.get(i) != null))
                .boxed()
                .toList();
        List<List<@Nullable String>> cells = new ArrayList<>(rows.size());
        for (List<@Nullable String> row : rows) {
            List<@Nullable String> some = new ArrayList<>(worth.size());
            worth.forEach(i -> some.add(shown(row.get(i))));
            cells.add(some);
        }
        return new HeldTable(relation, worth.stream().map(columns::get).toList(), Set.of(), cells);
    }

    /// What only a program can read is counted: PostgreSQL writes two digits a byte after a mark of two.
    private static @Nullable String shown(@Nullable String cell) {
        if (cell != null && cell.startsWith("\\x")) {
            return String.format(Locale.UK, "%,d bytes for programs, in the copy", cell.length() / 2 - 1);
        }
        return cell == null ? null : INSTANT.matcher(cell).replaceFirst("$1, $2 UTC");
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
        Set<String> all = new HashSet<>(keys);
        all.addAll(other.keys);
        return new HeldTable(relation, both, all, wide);
    }

    private static String words(String name) {
        String words = name.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
