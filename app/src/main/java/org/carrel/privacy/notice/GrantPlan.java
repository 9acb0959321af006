package org.carrel.privacy.notice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.privacy.Purpose;

/// The privileges that follow from a declaration.
///
/// [#PLAIN] holds what is nobody's: every column declared without personal data. Each purpose adds the columns of its
/// categories. A purpose that writes a table writes its impersonal columns too (a row cannot be made without them);
/// deleting is a privilege on rows, so a purpose has it only where it may use every personal column of the table.
final class GrantPlan {

    /// Role of the impersonal columns; the app's login and every purpose inherit it.
    static final String PLAIN = "carrel_plain";

    private final Declaration notice;
    private final SortedSet<Grant> grants = new TreeSet<>();

    private GrantPlan(Declaration notice) {
        this.notice = notice;
    }

    static SortedSet<Grant> of(Declaration notice) {
        GrantPlan plan = new GrantPlan(notice);
        plan.tables().values().forEach(plan::table);
        plan.whatRowPoliciesLookAt();
        return plan.grants;
    }

    /// A policy's condition runs with the rights of whoever asks.
    private void whatRowPoliciesLookAt() {
        List<ColumnName> looked = notice.columns().keySet().stream()
                .filter(column -> PolicyPlan.LOOKED_AT.contains(column.toString()))
                .toList();
        notice.carriedOut().keySet().stream()
                .map(name -> new Purpose(name).role())
                .forEach(role -> looked.forEach(column -> grants.add(Grant.onColumn(role, "SELECT", column))));
    }

    private Map<String, List<DeclaredColumn>> tables() {
        Map<String, List<DeclaredColumn>> tables = new TreeMap<>();
        for (DeclaredColumn column : notice.columns().values()) {
            ColumnName name = column.name();
            tables.computeIfAbsent(name.schema() + "." + name.table(), key -> new ArrayList<>())
                    .add(column);
        }
        return tables;
    }

    private void table(List<DeclaredColumn> columns) {
        ColumnName any = columns.getFirst().name();
        if (columns.stream().allMatch(DeclaredColumn::ownerOnly)) {
            return;
        }
        grants.add(Grant.onSchema(PLAIN, any.schema()));
        if (columns.stream().noneMatch(DeclaredColumn::personal)) {
            for (String privilege : List.of("SELECT", "INSERT", "UPDATE", "DELETE")) {
                grants.add(Grant.onTable(PLAIN, privilege, any.schema(), any.table()));
            }
            return;
        }
        columns.stream()
                .filter(column -> !column.personal())
                .forEach(column -> grants.add(Grant.onColumn(PLAIN, "SELECT", column.name())));
        notice.carriedOut().forEach((name, purpose) -> purpose(new Purpose(name).role(), purpose, columns));
    }

    private void purpose(String role, PurposeRule purpose, Collection<DeclaredColumn> columns) {
        for (DeclaredColumn column : columns) {
            if (may(purpose, Operation.READ, column)) {
                grants.add(Grant.onColumn(role, "SELECT", column.name()));
            }
        }
        write(role, purpose, columns, Operation.WRITE, List.of("INSERT", "UPDATE"));
        write(role, purpose, columns, Operation.APPEND, List.of("INSERT"));
        write(role, purpose, columns, Operation.MERGE, List.of("INSERT", "UPDATE"));
        if (columns.stream()
                .filter(DeclaredColumn::personal)
                .allMatch(column -> may(purpose, Operation.DELETE, column) || may(purpose, Operation.MERGE, column))) {
            ColumnName any = columns.iterator().next().name();
            grants.add(Grant.onTable(role, "DELETE", any.schema(), any.table()));
        }
        erase(role, purpose, columns);
    }

    /// Rows may go; what stays of a row that is somebody's may be emptied, and so may who of the
    /// staff did something, where the notice lets that go alone.
    private void erase(String role, PurposeRule purpose, Collection<DeclaredColumn> columns) {
        boolean all = columns.stream()
                .filter(DeclaredColumn::personal)
                .allMatch(column -> may(purpose, Operation.ERASE, column));
        if (!purpose.operations().contains(Operation.ERASE) || !all) {
            return;
        }
        ColumnName any = columns.iterator().next().name();
        grants.add(Grant.onTable(role, "DELETE", any.schema(), any.table()));
        boolean somebodys = columns.stream().anyMatch(column -> !column.owners().isEmpty());
        boolean mixed = columns.stream().anyMatch(column -> !column.personal());
        columns.stream()
                .filter(DeclaredColumn::personal)
                .filter(column -> somebodys || column.actor().isPresent() && (mixed || goesAlone(column)))
                .forEach(column -> grants.add(Grant.onColumn(role, "UPDATE", column.name())));
    }

    private boolean goesAlone(DeclaredColumn column) {
        return column.category()
                .map(category -> notice.retentionOf(category).then() == Ending.DECORRELATE)
                .orElse(false);
    }

    private void write(
            String role,
            PurposeRule purpose,
            Collection<DeclaredColumn> columns,
            Operation operation,
            List<String> privileges) {
        if (columns.stream().anyMatch(column -> may(purpose, operation, column))) {
            columns.stream()
                    .filter(column -> !column.personal() || may(purpose, operation, column))
                    .forEach(column -> privileges.forEach(
                            privilege -> grants.add(Grant.onColumn(role, privilege, column.name()))));
        }
    }

    private static boolean may(PurposeRule purpose, Operation operation, DeclaredColumn column) {
        return column.category()
                .map(category -> purpose.allows(operation, category))
                .orElse(false);
    }
}
