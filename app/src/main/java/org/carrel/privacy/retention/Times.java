package org.carrel.privacy.retention;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.privacy.notice.ColumnName;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.DeclaredColumn;
import org.carrel.privacy.notice.DeclaredColumn.Owner;
import org.carrel.privacy.notice.Ownership;
import org.carrel.privacy.notice.Retention;

/// When the time of a row is over, as SQL, from the clocks that the notice names.
///
/// A clock stands in the row itself, in a row that it belongs to, or in other rows of the same
/// person. Where it is empty it has not begun: the row is not due. Several clocks count to the
/// latest.
public final class Times {

    private static final int DEEPEST = 6;
    /// Stands for all tokens: rows of one token belong together as rows of one person do.
    private static final ColumnName TOKEN = new ColumnName("", "", "token");

    private final Declaration notice;
    private final Ownership ownership;
    private final Catalogue catalogue;

    public Times(Declaration notice, Catalogue catalogue) {
        this.notice = notice;
        this.catalogue = catalogue;
        this.ownership = new Ownership(notice, catalogue.types());
    }

    public Ownership ownership() {
        return ownership;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public Declaration notice() {
        return notice;
    }

    /// Tables with personal columns, each before those that its rows name or belong to. What is sealed is left out: its
    /// keys go, its rows stay.
    public List<String> childrenFirst() {
        Map<String, Set<String>> owners = new TreeMap<>();
        Set<String> relations = new TreeSet<>();
        notice.columns().values().stream().filter(DeclaredColumn::personal).forEach(column -> {
            String relation = column.name().relation();
            if (catalogue.keys().containsKey(relation) && !isSealed(column)) {
                relations.add(relation);
            }
            column.ownerKeys().stream()
                    .filter(key -> !key.relation().equals(relation))
                    .forEach(key -> owners.computeIfAbsent(relation, any -> new TreeSet<>())
                            .add(key.relation()));
        });
        return catalogue.childrenFirst(List.copyOf(relations), owners);
    }

    private boolean isSealed(DeclaredColumn column) {
        return column.category()
                .filter(category -> notice.category(category).sealed().isPresent())
                .isPresent();
    }

    public List<DeclaredColumn> columns(String relation) {
        return notice.columns().values().stream()
                .filter(column -> column.name().relation().equals(relation))
                .toList();
    }

    /// The kinds of personal data in a table.
    public Set<String> categories(String relation) {
        Set<String> categories = new TreeSet<>();
        columns(relation).forEach(column -> column.category().ifPresent(categories::add));
        return categories;
    }

    /// The day on which the clock of a category begins for a row of `relation`, as an SQL
    /// expression: infinity while it
    /// has not begun. Empty where no clock can be reached from there.
    public Optional<String> begins(String relation, String category) {
        List<String> clocks = new ArrayList<>();
        for (String clock : notice.retentionOf(category).clocks()) {
            notice.columns().keySet().stream()
                    .filter(column -> column.toString().equals(clock))
                    .findFirst()
                    .flatMap(column -> reach(relation, column, 0))
                    .ifPresent(clocks::add);
        }
        return clocks.isEmpty()
                ? Optional.empty()
                : Optional.of(entered(relation)
                        .map(day -> "coalesce(greatest(" + String.join(", ", clocks) + "), " + day + ")")
                        .orElse("greatest(" + String.join(", ", clocks) + ")"));
    }

    /// Somebody of whom nothing is left that has a clock: the day on which they were entered.
    private Optional<String> entered(String relation) {
        boolean root = ownership.roots().stream().anyMatch(one -> one.relation().equals(relation));
        return columns(relation).stream()
                .map(DeclaredColumn::name)
                .filter(column -> root && !catalogue.emptiable().contains(column))
                .filter(column -> Set.of("date", "timestamp with time zone").contains(catalogue.type(column)))
                .findFirst()
                .map(this::day);
    }

    /// As [#begins], of the first of the clocks that any row of the person runs by; empty where
    /// none can be reached.
    public Optional<String> firstBegins(String relation, String category) {
        List<String> clocks = notice.retentionOf(category).clocks().stream()
                .flatMap(clock -> notice.columns().keySet().stream()
                        .filter(column -> column.toString().equals(clock)))
                .flatMap(column -> reach(relation, column, 0).stream())
                .toList();
        return clocks.isEmpty() ? Optional.empty() : Optional.of("coalesce(" + String.join(", ", clocks) + ")");
    }

    /// The day on which a row's category is over.
    public Optional<String> over(String relation, String category) {
        Retention rule = notice.retentionOf(category);
        return begins(relation, category).map(begins -> "(" + begins + " + interval '" + rule.period() + "')::date");
    }

    /// What must be so for the time to be over, in a form that an index on the row's own clock
    /// answers.
    List<String> early(String relation, String category) {
        Retention rule = notice.retentionOf(category);
        return notice.columns().keySet().stream()
                .filter(column -> column.relation().equals(relation))
                .filter(column -> rule.clocks().contains(column.toString()))
                .filter(column -> !catalogue.type(column).equals("bigint"))
                // months differ in length: three days more than enough
                .map(column -> column + " <= :today::date - interval '" + rule.period() + "' + interval '3 days'")
                .toList();
    }

    /// Clocks that tell when somebody is a user no longer: those of the keys of people and
    /// accounts.
    public Set<String> endsOfUse() {
        Set<String> clocks = new TreeSet<>();
        ownership.roots().stream()
                .flatMap(root -> notice.columns().values().stream()
                        .filter(column -> column.name().equals(root)))
                .flatMap(column -> column.category().stream())
                .forEach(category -> clocks.addAll(notice.retentionOf(category).clocks()));
        return clocks;
    }

    /// Whether a category has a time of its own, and not only as long as somebody is a user and so
    /// much longer.
    public boolean hasOwnTime(String category) {
        return !endsOfUse().containsAll(notice.retentionOf(category).clocks());
    }

    private Optional<String> reach(String relation, ColumnName clock, int depth) {
        if (relation.equals(clock.relation())) {
            return Optional.of("coalesce(" + day(clock) + ", 'infinity'::date)");
        }
        Optional<String> beside = beside(relation, clock);
        if (beside.isPresent() || depth == DEEPEST) {
            return beside;
        }
        for (DeclaredColumn lead : ownership.leads(relation)) {
            for (ColumnName key : lead.ownerKeys()) {
                Optional<String> above = reach(key.relation(), clock, depth + 1);
                if (above.isPresent()) {
                    return Optional.of("(SELECT " + above.get() + " FROM " + key.relation() + " WHERE "
                            + same(key, lead.name()) + ")");
                }
            }
        }
        return Optional.empty();
    }

    /// In another table, with rows of the same person.
    private Optional<String> beside(String relation, ColumnName clock) {
        Map<ColumnName, ColumnName> here = near(relation);
        Map<ColumnName, ColumnName> there = near(clock.relation());
        List<String> ties = new ArrayList<>();
        here.forEach((root, column) -> {
            ColumnName other = there.get(root);
            if (other != null) {
                ties.add(same(other, column));
            }
        });
        return ties.isEmpty()
                ? Optional.empty()
                : Optional.of("(SELECT max(coalesce(" + day(clock) + ", 'infinity'::date)) FROM " + clock.relation()
                        + " WHERE " + String.join(" OR ", ties) + ")");
    }

    /// For each person's or account's key the column of `relation` that holds it.
    private Map<ColumnName, ColumnName> near(String relation) {
        Map<ColumnName, ColumnName> near = new TreeMap<>();
        for (DeclaredColumn lead : ownership.leads(relation)) {
            for (Owner owner : lead.owners()) {
                switch (owner) {
                    case Owner.Itself itself -> near.put(lead.name(), lead.name());
                    case Owner.Token token -> near.put(TOKEN, lead.name());
                    case Owner.Of(ColumnName key) when ownership.isRoot(key) -> near.put(key, lead.name());
                    case Owner.Of(ColumnName key) -> {}
                }
            }
        }
        return near;
    }

    private String same(ColumnName one, ColumnName other) {
        return catalogue.type(one).equals(catalogue.type(other))
                ? one + " = " + other
                : one + "::text = " + other + "::text";
    }

    /// A moment as a day; numbers are milliseconds since 1970.
    private String day(ColumnName clock) {
        return switch (catalogue.type(clock)) {
            case "date" -> clock.toString();
            case "bigint" -> "(to_timestamp(" + clock + " / 1000) AT TIME ZONE 'UTC')::date";
            default -> "(" + clock + " AT TIME ZONE 'UTC')::date";
        };
    }
}
