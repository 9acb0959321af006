package org.carrel.privacy.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Set equality, both ways, between the columns that exist and the columns that are declared.
final class ColumnCheck {

    private ColumnCheck() {}

    /// One sentence a difference; empty when the database is just what the notice says.
    static List<String> differences(Declaration notice, SortedMap<ColumnName, String> live) {
        List<String> differences = new ArrayList<>();
        live.keySet().stream()
                .filter(column -> !notice.columns().containsKey(column))
                .forEach(column -> differences.add(column + " exists but no declaration names it: add it to notice/"
                        + column.schema() + ".yaml with its category, or with nonPersonal and the reason"));
        for (Map.Entry<ColumnName, DeclaredColumn> entry : notice.columns().entrySet()) {
            String type = live.get(entry.getKey());
            if (type == null) {
                differences.add(
                        entry.getKey() + " is declared in " + entry.getValue().place()
                                + " but does not exist: remove the declaration, or add the migration");
            } else if (type.startsWith("json") && entry.getValue().keys().isEmpty()) {
                differences.add(entry.getKey() + " holds JSON: declare its `keys` in "
                        + entry.getValue().place());
            }
        }
        return differences;
    }
}
