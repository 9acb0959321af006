package org.carrel.privacy.notice;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.carrel.privacy.notice.DeclaredColumn.Owner;

/// Whose a row is, as SQL: follows the declared owners from a table to the person or the account at the end.
public final class Ownership {

    /// The tokens of the person whose data is shown, parted by commas.
    public static final String TOKENS = "carrel.tokens";

    private final Declaration notice;
    private final SortedMap<ColumnName, String> types;

    /// @param types of the live columns, as PostgreSQL writes them
    public Ownership(Declaration notice, SortedMap<ColumnName, String> types) {
        this.notice = notice;
        this.types = types;
    }

    /// The setting that holds the key of the current person's row in `table`, such as `carrel.person`.
    public static String setting(ColumnName root) {
        return "carrel." + root.table();
    }

    /// Columns that lead from a row to whose it is.
    public List<DeclaredColumn> leads(String relation) {
        return notice.columns().values().stream()
                .filter(column -> column.name().relation().equals(relation))
                .filter(column -> !column.owners().isEmpty())
                .toList();
    }

    /// Tables with personal data that leads to somebody, each after those its owners are in.
    public List<String> inOrder() {
        Set<String> order = new LinkedHashSet<>();
        notice.columns().values().stream()
                .filter(DeclaredColumn::personal)
                .map(column -> column.name().relation())
                .distinct()
                .forEach(relation -> place(relation, order));
        order.removeAll(notice.nobody().keySet());
        return List.copyOf(order);
    }

    private void place(String relation, Set<String> order) {
        if (order.contains(relation)) {
            return;
        }
        for (DeclaredColumn lead : leads(relation)) {
            lead.ownerKeys().forEach(key -> place(key.relation(), order));
        }
        order.add(relation);
    }

    /// Condition that a row of `relation` belongs to the person in the transaction's settings.
    public String isCurrent(String relation) {
        List<String> conditions = new ArrayList<>();
        for (DeclaredColumn lead : leads(relation)) {
            lead.owners().forEach(owner -> conditions.add(lead.name().column() + " " + current(lead, owner)));
        }
        return conditions.isEmpty() ? "false" : String.join(" OR ", conditions);
    }

    private String current(DeclaredColumn lead, Owner owner) {
        return switch (owner) {
            case Owner.Itself itself -> "= " + currentKey(lead.name(), lead.name());
            case Owner.Token token -> "= ANY (string_to_array(current_setting('" + TOKENS + "', true), ','))";
            case Owner.Of(ColumnName key) when isRoot(key) -> "= " + currentKey(key, lead.name());
            case Owner.Of(ColumnName key) ->
                "IN (SELECT o." + key.column() + cast(key, lead.name()) + " FROM " + key.relation() + " o WHERE "
                        + isCurrent(key.relation()) + ")";
        };
    }

    private String currentKey(ColumnName root, ColumnName like) {
        return "nullif(current_setting('" + setting(root) + "', true), '')::" + type(like);
    }

    /// A step from a row to the row it belongs to, where that is not a person or an account itself.
    ///
    /// @param column the referring one, with its table
    /// @param comparison SQL that finds the other row
    record Between(String column, ColumnName key, String comparison) {}

    /// The steps from `relation` that lead on to people; those that end at a token lead to nobody by themselves.
    List<Between> between(String relation) {
        List<Between> found = new ArrayList<>();
        for (DeclaredColumn lead : leads(relation)) {
            for (ColumnName key : lead.ownerKeys()) {
                if (!isRoot(key) && !subjects(key.relation()).isEmpty()) {
                    String column = lead.name().toString();
                    found.add(new Between(column, key, key + cast(key, lead.name()) + " = " + column));
                }
            }
        }
        return found;
    }

    /// As [#subjects(String)], of those that stand in the row itself.
    List<String> nearSubjects(String relation) {
        return subjects(relation).stream()
                .filter(subject -> !subject.startsWith("(SELECT"))
                .toList();
    }

    /// The people and accounts whose row of `relation` it is, as SQL expressions of text; empty where only a key leads
    /// from a row to a person.
    public List<String> subjects(String relation) {
        return leads(relation).stream()
                .flatMap(lead -> lead.owners().stream().flatMap(owner -> subject(lead, owner).stream()))
                .distinct()
                .toList();
    }

    /// The tokens under which a row of `relation` stands, as SQL expressions of text; those in
    /// the row itself or in one that it belongs to.
    public List<String> tokens(String relation) {
        List<String> found = new ArrayList<>();
        for (DeclaredColumn lead : leads(relation)) {
            String column = lead.name().toString();
            if (lead.owners().contains(new Owner.Token())) {
                found.add(column);
            }
            for (ColumnName key : lead.ownerKeys()) {
                String where = " FROM " + key.relation() + " WHERE " + key + cast(key, lead.name()) + " = " + column;
                tokens(key.relation()).forEach(above -> found.add("(SELECT " + above + where + " LIMIT 1)"));
            }
        }
        return found;
    }

    private List<String> subject(DeclaredColumn lead, Owner owner) {
        String column = lead.name().toString();
        return switch (owner) {
            case Owner.Itself itself -> List.of(column + "::text");
            case Owner.Token token -> List.of();
            case Owner.Of(ColumnName key) when isRoot(key) -> List.of(column + "::text");
            case Owner.Of(ColumnName key) -> {
                String where = " FROM " + key.relation() + " WHERE " + key + cast(key, lead.name()) + " = " + column;
                yield subjects(key.relation()).stream()
                        .map(above -> "(SELECT " + above + where + " LIMIT 1)")
                        .toList();
            }
        };
    }

    public boolean isRoot(ColumnName key) {
        DeclaredColumn declared = notice.columns().get(key);
        return declared != null && declared.owners().contains(new Owner.Itself());
    }

    /// Keys of different types (a number kept as text) are compared as the referring column's.
    private String cast(ColumnName from, ColumnName to) {
        return type(from).equals(type(to)) ? "" : "::" + type(to);
    }

    private String type(ColumnName column) {
        String type = types.get(column);
        if (type == null) {
            throw new IllegalArgumentException(column + " is not in the database");
        }
        return type;
    }

    /// Names of the tables that are somebody themselves: people, and accounts that belong to no person.
    public Set<ColumnName> roots() {
        return notice.columns().values().stream()
                .filter(column -> column.owners().contains(new Owner.Itself()))
                .map(DeclaredColumn::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
