package org.carrel.privacy.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.notice.PurposeRule.View;

/// The row policies that follow from a declaration.
///
/// A purpose that shows people their own data sees no row of anybody else's, whatever a query asks for. Every other
/// purpose, and of those the ones that people may object to, sees no row of somebody who restricted the use of their
/// data, objected to it or withdrew consent; where the law lets a purpose go on during a restriction, the notice says
/// why. What is on hold cannot be deleted.
final class PolicyPlan {

    /// Where it stands who stopped what: `subject` is a person's or an account's number, `purpose` is one or `*`.
    static final String STOPS = "privacy.stop";
    /// Which kinds of data of whom may not go yet: `category` is one or `*`.
    static final String HOLDS = "privacy.hold";

    static final Set<String> LOOKED_AT =
            Set.of(STOPS + ".subject", STOPS + ".purpose", HOLDS + ".subject", HOLDS + ".category", HOLDS + ".until");

    private final Declaration notice;
    private final Ownership ownership;
    private final SortedSet<RowPolicy> policies = new TreeSet<>();

    private PolicyPlan(Declaration notice, SortedMap<ColumnName, String> types) {
        this.notice = notice;
        this.ownership = new Ownership(notice, types);
    }

    /// @param types of the live columns
    static SortedSet<RowPolicy> of(Declaration notice, SortedMap<ColumnName, String> types) {
        PolicyPlan plan = new PolicyPlan(notice, types);
        plan.tables().forEach(plan::table);
        return plan.policies;
    }

    private Map<String, List<DeclaredColumn>> tables() {
        Map<String, List<DeclaredColumn>> tables = new TreeMap<>();
        notice.columns().values().stream()
                .filter(DeclaredColumn::personal)
                .forEach(column -> tables.computeIfAbsent(column.name().relation(), key -> new ArrayList<>())
                        .add(column));
        return tables;
    }

    private void table(String relation, List<DeclaredColumn> columns) {
        ColumnName any = columns.getFirst().name();
        List<RowPolicy> found = new ArrayList<>();
        notice.carriedOut().forEach((name, purpose) -> {
            boolean touches = columns.stream()
                    .flatMap(column -> column.category().stream())
                    .anyMatch(category -> purpose.categories().contains(category)
                            || purpose.reads().contains(category));
            if (touches) {
                String role = new Purpose(name).role();
                narrowing(any.relation(), name, purpose)
                        .forEach((kind, using) -> found.add(new RowPolicy(
                                any.schema(), any.table(), kind + "_" + name, role, true, "ALL", using, check(kind))));
                boolean erases = purpose.operations().contains(Operation.ERASE);
                if ((erases || holds(columns)) && !isLookedAt(any.relation())) {
                    hold(any, columns, name, role, found);
                }
            }
        });
        if (!found.isEmpty()) {
            policies.addAll(found);
            policies.add(new RowPolicy(any.schema(), any.table(), "open", GrantPlan.PLAIN, false, "ALL", "true", ""));
        }
    }

    /// The policies of all other tables look here: all see it but those who are shown their own data, who see their
    /// own.
    private static boolean isLookedAt(String relation) {
        return relation.equals(STOPS) || relation.equals(HOLDS);
    }

    /// A restriction forbids using data, not storing it (UK GDPR Art. 18(2)).
    private static String check(String kind) {
        return kind.equals("stop") ? "true" : "";
    }

    private Map<String, String> narrowing(String relation, String name, PurposeRule purpose) {
        Map<String, String> conditions = new TreeMap<>();
        if (purpose.view() == View.OWN) {
            conditions.put("own", ownership.isCurrent(relation));
        }
        // What people are shown because the law or a contract says so cannot be stopped.
        boolean goesOn = purpose.view() == View.OWN || purpose.restricted().isPresent();
        if (!isLookedAt(relation) && (!goesOn || mayBeStopped(purpose))) {
            String stops = purpose.restricted().isEmpty() ? "'*', '" + name + "'" : "'" + name + "'";
            stopped(relation, name, purpose, stops).ifPresent(using -> conditions.put("stop", using));
        }
        return conditions;
    }

    /// Rows further from their owner follow the row between: where that is not seen, they are not.
    private Optional<String> stopped(String relation, String name, PurposeRule purpose, String stops) {
        List<String> conditions = new ArrayList<>();
        List<String> subjects = ownership.nearSubjects(relation);
        if (!subjects.isEmpty()) {
            conditions.add(absent(STOPS, "purpose", stops, subjects));
        }
        for (Ownership.Between between : ownership.between(relation)) {
            requireRead(name, purpose, relation, between.key());
            conditions.add("(" + between.column() + " IS NULL OR EXISTS (SELECT 1 FROM "
                    + between.key().relation() + " WHERE " + between.comparison() + "))");
        }
        return conditions.isEmpty() ? Optional.empty() : Optional.of(String.join(" AND ", conditions));
    }

    private void requireRead(String name, PurposeRule purpose, String relation, ColumnName key) {
        DeclaredColumn declared = Objects.requireNonNull(notice.columns().get(key), key.toString());
        declared.category()
                .filter(category -> !purpose.allows(Operation.READ, category))
                .ifPresent(category -> {
                    throw new NoticeError(purpose.place() + ": purpose `" + name + "` uses " + relation
                            + ", whose owner is found through " + key + ": let it read `" + category + "` too");
                });
    }

    private static boolean mayBeStopped(PurposeRule purpose) {
        return switch (purpose.basis()) {
            case CONSENT, PUBLIC_TASK, LEGITIMATE_INTERESTS -> true;
            case CONTRACT, LEGAL_OBLIGATION, VITAL_INTERESTS -> false;
        };
    }

    private boolean holds(List<DeclaredColumn> columns) {
        return columns.stream()
                .flatMap(column -> column.category().stream())
                .anyMatch(category -> !notice.retentionOf(category).holds().isEmpty());
    }

    private void hold(ColumnName any, List<DeclaredColumn> columns, String name, String role, List<RowPolicy> found) {
        List<String> subjects = ownership.subjects(any.relation());
        if (!subjects.isEmpty()) {
            String categories = columns.stream()
                    .flatMap(column -> column.category().stream())
                    .map(category -> ", '" + category + "'")
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining());
            String using = absent(HOLDS, "category", "'*'" + categories, subjects, lasts());
            found.add(new RowPolicy(any.schema(), any.table(), "hold_" + name, role, true, "DELETE", using, ""));
        }
    }

    /// A hold that is over holds nothing. Which day it is the transaction may say; otherwise the
    /// database does.
    private String lasts() {
        boolean declared = notice.columns().keySet().stream()
                .anyMatch(column -> column.toString().equals(HOLDS + ".until"));
        return declared
                ? " AND s.until >= coalesce(nullif(current_setting('carrel.today', true), '')::date, current_date)"
                : "";
    }

    private static String absent(String table, String column, String values, List<String> subjects) {
        return absent(table, column, values, subjects, "");
    }

    private static String absent(String table, String column, String values, List<String> subjects, String and) {
        return "NOT EXISTS (SELECT 1 FROM " + table + " s WHERE s." + column + " IN (" + values + ") AND s.subject IN ("
                + String.join(", ", subjects) + ")" + and + ")";
    }
}
