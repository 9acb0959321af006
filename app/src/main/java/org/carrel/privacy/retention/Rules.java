package org.carrel.privacy.retention;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carrel.privacy.notice.DeclaredColumn;
import org.carrel.privacy.notice.Ending;

/// The notice's retention as rules for tables: a row goes when the time of all it holds is over;
/// what is over earlier is emptied, where the column may be empty.
final class Rules {

    private final Times times;

    Rules(Times times) {
        this.times = times;
    }

    /// Each table before those that its rows need.
    List<Rule> all() {
        List<Rule> rules = new ArrayList<>();
        for (String relation : times.childrenFirst()) {
            rules.addAll(of(relation));
        }
        return rules;
    }

    /// Tables with personal data of which no clock says when its time is over.
    List<String> withoutClock() {
        return times.childrenFirst().stream()
                .filter(relation -> times.categories(relation).stream()
                        .anyMatch(category -> times.over(relation, category).isEmpty()))
                .toList();
    }

    private List<Rule> of(String relation) {
        List<Rule> rules = new ArrayList<>();
        Set<String> categories = times.categories(relation);
        List<String> days = categories.stream()
                .map(category -> times.over(relation, category))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (days.size() > 1 || onlySaysWho(relation)) {
            categories.forEach(category -> emptying(relation, category).ifPresent(rules::add));
        }
        categories.stream()
                .filter(category -> times.notice().retentionOf(category).then() == Ending.DECORRELATE)
                .forEach(category -> decorrelating(relation, category).ifPresent(rules::add));
        boolean dated = categories.stream()
                .allMatch(category -> times.over(relation, category).isPresent());
        if (dated && deletes(categories) && !onlySaysWho(relation)) {
            rules.add(new Rule(
                    relation,
                    String.join(", ", categories),
                    days.size() == 1 ? days.getFirst() : "greatest(" + String.join(", ", days) + ")",
                    allOf(
                            nothingNeeds(relation),
                            categories.stream()
                                    .flatMap(category -> times.early(relation, category).stream())
                                    .toList()),
                    List.of(),
                    categories));
        }
        return rules;
    }

    private static List<String> allOf(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private boolean deletes(Set<String> categories) {
        return categories.stream()
                .allMatch(category -> times.notice().retentionOf(category).then() == Ending.DELETE);
    }

    /// The library's own record, personal only in who of the staff made it: the record stays.
    private boolean onlySaysWho(String relation) {
        List<DeclaredColumn> columns = times.columns(relation);
        return columns.stream()
                        .filter(DeclaredColumn::personal)
                        .allMatch(column -> column.actor().isPresent())
                && columns.stream().anyMatch(column -> !column.personal());
    }

    private Optional<Rule> emptying(String relation, String category) {
        return emptying(
                relation,
                category,
                times.columns(relation).stream()
                        .filter(column -> column.category().equals(Optional.of(category)))
                        .toList());
    }

    private Optional<Rule> decorrelating(String relation, String category) {
        return emptying(
                relation,
                category,
                times.columns(relation).stream()
                        .filter(column -> column.category().equals(Optional.of(category)))
                        .filter(column ->
                                !column.owners().isEmpty() || column.actor().isPresent())
                        .toList());
    }

    private Optional<Rule> emptying(String relation, String category, List<DeclaredColumn> columns) {
        List<String> empty = columns.stream()
                .map(DeclaredColumn::name)
                .filter(times.catalogue().emptiable()::contains)
                .map(column -> column.column())
                .toList();
        return empty.isEmpty()
                ? Optional.empty()
                : times.over(relation, category)
                        .map(day -> new Rule(
                                relation,
                                category,
                                day,
                                allOf(
                                        List.of(String.join(
                                                " OR ",
                                                empty.stream()
                                                        .map(column -> relation + "." + column + " IS NOT NULL")
                                                        .toList())),
                                        times.early(relation, category)),
                                empty,
                                Set.of(category)));
    }

    /// Rows that name this one, and belong to it or hold something of their own, go first.
    private List<String> nothingNeeds(String relation) {
        return times.catalogue().references().stream()
                .filter(reference -> reference.parent().equals(relation))
                .filter(reference -> !reference.child().equals(relation))
                .filter(reference -> !Objects.equals(times.categories(reference.child()), times.categories(relation))
                        || !onlyOf(reference.child(), relation))
                .map(reference -> "NOT EXISTS (SELECT 1 FROM " + reference.child() + " child WHERE "
                        + reference.joins("child", relation) + ")")
                .toList();
    }

    /// Details of a row, which have no other time than it has.
    private boolean onlyOf(String child, String parent) {
        return times.ownership().leads(child).stream()
                .allMatch(lead ->
                        lead.ownerKeys().stream().anyMatch(key -> key.relation().equals(parent)));
    }
}
