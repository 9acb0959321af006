package org.carrel.privacy.notice;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.privacy.notice.Declaration.Store;
import org.carrel.privacy.notice.DeclaredColumn.Owner;

/// Reads the modules' fragments: columns, tables without personal data, and other places where it lies.
final class FragmentReader {

    static final Set<String> PARTS = Set.of("columns", "tables", "nobody", "stores");
    static final Set<String> COLUMN = Set.of("category", "nonPersonal", "keys", "owner", "actor", "thirdParty");
    static final Set<String> TABLE = Set.of("nonPersonal", "columns", "access");
    static final Set<String> NOBODY = Set.of("because");
    static final Set<String> STORE = Set.of("title", "categories", "period");

    private final Set<String> categories;
    private final Written written;
    private final SortedMap<ColumnName, DeclaredColumn> columns = new TreeMap<>();
    private final SortedMap<String, String> nobody = new TreeMap<>();
    private final SortedMap<String, Store> stores = new TreeMap<>();

    FragmentReader(Set<String> categories, Written written) {
        this.categories = categories;
        this.written = written;
    }

    void read(YamlMap fragment) {
        fragment.allow(PARTS);
        fragment.each("columns", this::column);
        fragment.each("tables", this::table);
        fragment.each("nobody", this::nobody);
        fragment.each("stores", this::store);
    }

    SortedMap<ColumnName, DeclaredColumn> columns() {
        return columns;
    }

    SortedMap<String, String> nobody() {
        return nobody;
    }

    SortedMap<String, Store> stores() {
        return stores;
    }

    private void column(String name, YamlMap at) {
        at.allow(COLUMN);
        Optional<String> category = at.text("category");
        if (category.isPresent() == at.text("nonPersonal").isPresent()) {
            throw at.error(name + " needs either a category or nonPersonal with the reason");
        }
        at.known("category", categories, "categories");
        Optional<ColumnName> actor = at.text("actor").map(column -> ColumnName.parse(column, at));
        put(
                at,
                new DeclaredColumn(
                        ColumnName.parse(name, at),
                        category,
                        at.names("keys"),
                        at.names("owner").stream()
                                .map(owner -> owner(owner, at))
                                .toList(),
                        actor,
                        at.flag("thirdParty"),
                        false,
                        at.place()));
    }

    private static Owner owner(String text, YamlMap at) {
        return switch (text) {
            case "itself" -> new Owner.Itself();
            case "token" -> new Owner.Token();
            default -> new Owner.Of(ColumnName.parse(text, at));
        };
    }

    /// A whole table without personal data: one reason, and still every column by name.
    private void table(String name, YamlMap at) {
        at.allow(TABLE);
        at.required("nonPersonal", "say why nothing in this table is personal");
        String access = at.text("access").orElse("app");
        if (!Set.of("app", "owner").contains(access)) {
            throw at.error("`access` is app (the default) or owner, not `" + access + "`");
        }
        for (String column : at.names("columns")) {
            ColumnName parsed = ColumnName.parse(name + "." + column, at);
            put(
                    at,
                    new DeclaredColumn(
                            parsed,
                            Optional.empty(),
                            List.of(),
                            List.of(),
                            Optional.empty(),
                            false,
                            access.equals("owner"),
                            at.place()));
        }
    }

    private void nobody(String table, YamlMap at) {
        at.allow(NOBODY);
        written.at("nobody", table, at);
        nobody.put(table, at.required("because", "say why no row of this table leads to one person"));
    }

    private void store(String name, YamlMap at) {
        at.allow(STORE);
        Set<String> held = at.known("categories", categories, "categories");
        if (held.isEmpty()) {
            throw at.error("`categories` is missing: say what lies there");
        }
        Store store = new Store(
                at.required("title", "say in plain words what this is"),
                held,
                DeclarationReader.period(at),
                at.place());
        if (stores.put(name, store) != null) {
            throw at.error("the store `" + name + "` is declared twice");
        }
    }

    private void put(YamlMap at, DeclaredColumn column) {
        DeclaredColumn before = columns.put(column.name(), column);
        if (before != null) {
            throw at.error(column.name() + " is declared already in " + before.place());
        }
    }
}
