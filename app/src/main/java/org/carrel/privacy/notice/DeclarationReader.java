package org.carrel.privacy.notice;

import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.notice.Declaration.Category;
import org.carrel.privacy.notice.Declaration.PurposeRule;
import org.carrel.privacy.notice.Declaration.Retention;
import org.carrel.privacy.notice.Declaration.Subject;

/// Reads `notice.yaml` and the modules' fragments into one [Declaration]. Every error names file, line and mend.
final class DeclarationReader {

    private static final Set<String> BASES = Set.of("A6-1-a", "A6-1-b", "A6-1-c", "A6-1-d", "A6-1-e", "A6-1-f");

    private final Map<String, Subject> subjects = new LinkedHashMap<>();
    private final Map<String, Category> categories = new LinkedHashMap<>();
    private final Map<String, PurposeRule> purposes = new LinkedHashMap<>();
    private final Map<String, Retention> retention = new LinkedHashMap<>();
    private final SortedMap<ColumnName, DeclaredColumn> columns = new TreeMap<>();

    Declaration read(YamlMap notice, List<YamlMap> fragments) {
        notice.allow(Set.of("subjects", "categories", "purposes", "retention"));
        notice.each("subjects", this::subject);
        notice.each("categories", this::category);
        notice.each("purposes", this::purpose);
        notice.each("retention", this::retention);
        for (YamlMap fragment : fragments) {
            fragment.allow(Set.of("columns", "tables"));
            fragment.each("columns", this::column);
            fragment.each("tables", this::table);
        }
        Declaration declaration = new Declaration(subjects, categories, purposes, retention, columns);
        DeclarationLint.check(declaration);
        return declaration;
    }

    private void subject(String name, YamlMap at) {
        at.allow(Set.of("title"));
        subjects.put(name, new Subject(at.required("title", "say who this is in plain words")));
    }

    private void category(String name, YamlMap at) {
        at.allow(Set.of("title", "subjects", "source", "special", "condition", "dpv"));
        Set<String> whose = new LinkedHashSet<>(at.names("subjects"));
        if (whose.contains("*")) {
            whose = subjects.keySet();
        }
        for (String subject : whose) {
            if (!subjects.containsKey(subject)) {
                throw at.error("`" + subject + "` is not among the subjects");
            }
        }
        if (whose.isEmpty()) {
            throw at.error("`subjects` is missing: say whose data this is, or \"*\" for everybody's");
        }
        Optional<String> special = at.text("special");
        special.ifPresent(kind -> at.required("condition", "special-category data needs its condition, as A9-2-g"));
        String source = at.required("source", "say where this data comes from");
        categories.put(
                name, new Category(at.required("title", "say it in plain words"), whose, source, special, at.place()));
    }

    private void purpose(String name, YamlMap at) {
        at.allow(Set.of("title", "basis", "assessment", "categories", "reads", "operations", "staff", "view"));
        new Purpose(name);
        String basis = at.required("basis", "say which legal basis, as A6-1-b");
        if (!BASES.contains(basis)) {
            throw at.error("`" + basis + "` is not a legal basis; known are A6-1-a to A6-1-f");
        }
        if (basis.equals("A6-1-f")) {
            at.required("assessment", "legitimate interest needs its recorded assessment, as LIA-01");
        }
        Set<String> used = known(at, at.names("categories"));
        Set<String> reads = known(at, at.names("reads"));
        if (used.isEmpty() && reads.isEmpty()) {
            throw at.error("purpose `" + name + "` uses no category: remove it, or name what it uses");
        }
        Set<Operation> operations = operations(at);
        String title = at.required("title", "say it in plain words");
        purposes.put(name, new PurposeRule(title, basis, used, reads, operations, at.names("staff"), at.place()));
    }

    private static Set<Operation> operations(YamlMap at) {
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        for (String operation : at.names("operations")) {
            try {
                operations.add(Operation.valueOf(operation.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw at.error("`" + operation + "` is no operation; known are read, append, write, delete");
            }
        }
        return operations;
    }

    private Set<String> known(YamlMap at, List<String> names) {
        for (String name : names) {
            if (!categories.containsKey(name)) {
                throw at.error("`" + name + "` is not among the categories");
            }
        }
        return new LinkedHashSet<>(names);
    }

    private void retention(String category, YamlMap at) {
        at.allow(Set.of("clock", "period", "then", "holds"));
        if (!categories.containsKey(category)) {
            throw at.error("`" + category + "` is not among the categories");
        }
        String period = at.required("period", "say how long, as P12M");
        try {
            Period.parse(period);
        } catch (DateTimeParseException e) {
            throw at.error("`" + period + "` is not a period; write P12M, P30D or P6Y");
        }
        String clock = at.required("clock", "name the column whose date starts the period");
        String then = at.required("then", "say what happens at the end: delete or decorrelate");
        retention.put(category, new Retention(clock, period, then, at.place()));
    }

    private void column(String name, YamlMap at) {
        at.allow(Set.of("category", "nonPersonal", "keys"));
        Optional<String> category = at.text("category");
        if (category.isPresent() == at.text("nonPersonal").isPresent()) {
            throw at.error(name + " needs either a category or nonPersonal with the reason");
        }
        category.ifPresent(kind -> known(at, List.of(kind)));
        put(at, new DeclaredColumn(ColumnName.parse(name, at), category, at.names("keys"), false, at.place()));
    }

    /// A whole table without personal data: one reason, and still every column by name.
    private void table(String name, YamlMap at) {
        at.allow(Set.of("nonPersonal", "columns", "access"));
        at.required("nonPersonal", "say why nothing in this table is personal");
        String access = at.text("access").orElse("app");
        if (!Set.of("app", "owner").contains(access)) {
            throw at.error("`access` is app (the default) or owner, not `" + access + "`");
        }
        for (String column : at.names("columns")) {
            ColumnName parsed = ColumnName.parse(name + "." + column, at);
            put(at, new DeclaredColumn(parsed, Optional.empty(), List.of(), access.equals("owner"), at.place()));
        }
    }

    private void put(YamlMap at, DeclaredColumn column) {
        DeclaredColumn before = columns.put(column.name(), column);
        if (before != null) {
            throw at.error(column.name() + " is declared already in " + before.place());
        }
    }
}
