package org.carrel.privacy.mydata;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carrel.privacy.notice.ColumnName;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `show_own_data`. Whose rows come back is the row policies' doing: no statement here names a person.
@Repository
class HeldRepository {

    private final JdbcClient jdbc;

    HeldRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param columns of one table; the names come from the notice, which the database was held to at the start
    List<List<@Nullable String>> rows(List<ColumnName> columns) {
        String shown = columns.stream()
                .map(column -> '"' + column.column() + "\"::text")
                .collect(Collectors.joining(", "));
        return jdbc.sql("SELECT " + shown + " FROM " + columns.getFirst().relation())
                .query((row, number) -> cells(row, columns.size()))
                .list();
    }

    /// @param over the day on which a row is over, in SQL; from the notice as the columns are
    /// @return the last of them; empty while the time of a row has not begun
    Optional<LocalDate> last(String relation, String over) {
        return jdbc.sql("SELECT nullif(max(" + over + "), 'infinity') FROM " + relation)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    private static List<@Nullable String> cells(ResultSet row, int count) throws SQLException {
        List<@Nullable String> cells = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            cells.add(row.getString(i));
        }
        return cells;
    }
}
