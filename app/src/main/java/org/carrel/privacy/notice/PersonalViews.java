package org.carrel.privacy.notice;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A view reads with its owner's rights, past the row policies of its tables, and can have none itself.
final class PersonalViews {

    private PersonalViews() {}

    /// One sentence for each view that shows personal data; empty when there is none.
    static List<String> unguarded(Declaration notice, Connection owner) throws SQLException {
        Set<String> personal = notice.columns().values().stream()
                .filter(DeclaredColumn::personal)
                .map(column -> column.name().relation())
                .collect(Collectors.toSet());
        List<String> found = new ArrayList<>();
        String sql = """
                SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('v', 'm') ORDER BY 1
                """;
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                if (personal.contains(rows.getString(1))) {
                    found.add(rows.getString(1) + " is a view of personal data, whose rows no policy guards: let the"
                            + " purposes read its tables");
                }
            }
        }
        return found;
    }
}
