package org.carrel.privacy.audit;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.carrel.privacy.audit.ReadColumns.Lead;
import org.carrel.privacy.notice.ColumnName;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.DeclaredColumn;
import org.carrel.privacy.notice.DeclaredColumn.Owner;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGResultSetMetaData;
import org.springframework.stereotype.Component;

/// Knows from the notice what the columns of a statement's rows are: PostgreSQL says of each from
/// which table it came.
///
/// A column that the database worked out (`coalesce(a, b)`) came from none. Where it is text, a
/// date or a number that stands for somebody, it counts as every personal column whose table and
/// name stand in the statement: rather one kind too many than one too few. Numbers and yes-or-no
/// that the database worked out are counts, and nobody's.
@Component
class ColumnsOfStatements {

    private static final int MOST_KEPT = 5_000;
    private static final int PSEUDONYM = 2;
    private static final Pattern EMPTY_OR_NOT = Pattern.compile("(?i)[\\w.]+\\s+IS\\s+(NOT\\s+)?NULL\\b");
    private static final Set<Integer> COUNTS = Set.of(
            Types.BIT,
            Types.BOOLEAN,
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.NUMERIC,
            Types.REAL,
            Types.DOUBLE);

    private final Declaration notice;
    private final Set<ColumnName> accounts = new LinkedHashSet<>();
    private final Map<String, List<DeclaredColumn>> tables = new TreeMap<>();
    private final ConcurrentMap<String, ReadColumns> known = new ConcurrentHashMap<>();

    ColumnsOfStatements(Declaration notice) {
        this.notice = notice;
        notice.columns().values().stream()
                .filter(DeclaredColumn::personal)
                .forEach(column -> tables.computeIfAbsent(column.name().relation(), key -> new ArrayList<>())
                        .add(column));
        notice.columns().values().stream()
                .filter(column -> column.owners().contains(new Owner.Itself()))
                .filter(this::belongsToAnother)
                .forEach(column -> accounts.add(column.name()));
    }

    /// Whether the row stands for somebody who has another row that stands for them: an account of
    /// a person.
    private boolean belongsToAnother(DeclaredColumn root) {
        return tables.getOrDefault(root.name().relation(), List.of()).stream()
                .anyMatch(column -> column.ownerKeys().stream().anyMatch(this::isRoot));
    }

    private boolean isRoot(ColumnName name) {
        DeclaredColumn column = notice.columns().get(name);
        return column != null && column.owners().contains(new Owner.Itself());
    }

    /// @param sql null where the statement is not known
    ReadColumns of(@Nullable String sql, ResultSetMetaData row) throws SQLException {
        if (sql == null) {
            return read("", row);
        }
        ReadColumns before = known.get(sql);
        if (before != null) {
            return before;
        }
        ReadColumns columns = read(sql, row);
        if (known.size() < MOST_KEPT) {
            known.put(sql, columns);
        }
        return columns;
    }

    private ReadColumns read(String sql, ResultSetMetaData row) throws SQLException {
        Set<String> categories = new TreeSet<>();
        List<Lead> leads = new ArrayList<>();
        List<Integer> actors = new ArrayList<>();
        for (int i = 1; i <= row.getColumnCount(); i++) {
            DeclaredColumn column = origin(row, i);
            if (column != null) {
                column.category().ifPresent(categories::add);
                Integer rank = rank(column);
                if (rank != null) {
                    leads.add(new Lead(i, rank));
                }
                if (column.actor().isPresent()) {
                    actors.add(i);
                }
            } else if (isWorkedOut(row, i)) {
                categories.addAll(named(sql));
            }
        }
        leads.sort(Comparator.comparingInt(Lead::rank));
        return categories.isEmpty() ? ReadColumns.NOTHING : new ReadColumns(categories, leads, actors);
    }

    private static boolean isWorkedOut(ResultSetMetaData row, int position) throws SQLException {
        return base(row, position) == null && !COUNTS.contains(row.getColumnType(position));
    }

    private @Nullable DeclaredColumn origin(ResultSetMetaData row, int position) throws SQLException {
        ColumnName name = base(row, position);
        return name == null ? null : notice.columns().get(name);
    }

    private static @Nullable ColumnName base(ResultSetMetaData row, int position) throws SQLException {
        PGResultSetMetaData origin =
                row instanceof PGResultSetMetaData direct ? direct : row.unwrap(PGResultSetMetaData.class);
        String column = origin.getBaseColumnName(position);
        return column.isEmpty()
                ? null
                : new ColumnName(origin.getBaseSchemaName(position), origin.getBaseTableName(position), column);
    }

    private @Nullable Integer rank(DeclaredColumn column) {
        Integer best = null;
        for (Owner owner : column.owners()) {
            Integer rank = switch (owner) {
                case Owner.Itself itself -> accounts.contains(column.name()) ? 1 : 0;
                case Owner.Token token -> PSEUDONYM;
                case Owner.Of(ColumnName key) when isRoot(key) -> accounts.contains(key) ? 1 : 0;
                case Owner.Of(ColumnName key) -> null;
            };
            if (rank != null && (best == null || rank < best)) {
                best = rank;
            }
        }
        return best;
    }

    /// Kinds of data whose table and column a statement names; whether a column is empty is yes or
    /// no.
    private Set<String> named(String statement) {
        String sql = EMPTY_OR_NOT.matcher(statement).replaceAll(" ");
        Set<String> categories = new TreeSet<>();
        tables.forEach((relation, columns) -> {
            if (hasWord(sql, relation)) {
                columns.stream()
                        .filter(column -> hasWord(sql, column.name().column()))
                        .forEach(column -> column.category().ifPresent(categories::add));
            }
        });
        return categories;
    }

    private static boolean hasWord(String sql, String word) {
        return Pattern.compile("\\b" + Pattern.quote(word) + "\\b").matcher(sql).find();
    }
}
