package org.carrel.privacy.erasure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.privacy.Subject;
import org.carrel.privacy.erasure.Reasons.Standing;
import org.carrel.privacy.notice.ColumnName;
import org.carrel.privacy.notice.DeclaredColumn;
import org.carrel.privacy.retention.Catalogue.Reference;
import org.carrel.privacy.retention.LiveTimes;
import org.carrel.privacy.retention.Times;
import org.springframework.stereotype.Component;

/// Plans an erasure from the notice: which rows are the person's, which of them stay and why.
@Component
class Planner {

    private final LiveTimes live;
    private final PlanRepository repository;

    Planner(LiveTimes live, PlanRepository repository) {
        this.live = live;
        this.repository = repository;
    }

    /// Inside the transaction that was told whose rows it is about.
    ///
    /// @param keptTexts rows, as in [Plan.Text], that an officer keeps
    /// @param again a backup has brought back somebody who was erased
    Plan plan(Subject subject, Set<String> keptTexts, boolean again, LocalDate today) {
        Times times = live.times();
        Set<String> stopped = repository.stopped(subject);
        // A hold keeps data; it makes nobody a user.
        boolean user = isUser(times, new Standing(false, again, stopped, Map.of()), today);
        Standing standing = new Standing(user, again, stopped, repository.holds(subject, today));
        Reasons reasons = new Reasons(times, standing);
        Map<String, List<Plan.Row>> rows = new LinkedHashMap<>();
        for (String relation : relations(times)) {
            rows.put(relation, new ArrayList<>(repository.rows(times, relation, reasons.of(relation), today)));
        }
        List<Plan.Text> texts = texts(times, rows, keptTexts);
        whatOthersNeed(times, rows);
        whatTellsWhenTheRestGoes(times, rows);
        whatOthersNeed(times, rows);
        rows.replaceAll((relation, all) -> all.stream()
                .map(row -> withWhatCannotBeEmptied(times, relation, row))
                .toList());
        List<Plan.TablePlan> tables = new ArrayList<>();
        rows.forEach((relation, all) -> {
            if (!all.isEmpty()) {
                tables.add(new Plan.TablePlan(relation, times.categories(relation), List.copyOf(all)));
            }
        });
        return new Plan(tables, isWhole(times, rows), texts);
    }

    /// Children first. A table whose rows cannot be named would be skipped: that must not happen
    /// unseen.
    List<String> relations(Times times) {
        Set<String> keyless = times.ownership().inOrder().stream()
                .filter(relation -> !times.ownership().leads(relation).isEmpty())
                .filter(relation -> !times.catalogue().keys().containsKey(relation))
                .collect(Collectors.toSet());
        if (!keyless.isEmpty()) {
            throw new IllegalStateException(
                    "Nobody can be erased from " + keyless + ": give it a primary key, or drop it if it is a view");
        }
        return times.childrenFirst().stream()
                .filter(relation -> !times.ownership().leads(relation).isEmpty())
                .toList();
    }

    private boolean isUser(Times times, Standing standing, LocalDate today) {
        Reasons reasons = new Reasons(times, standing);
        return roots(times).stream()
                .flatMap(root -> repository.rows(times, root, reasons.of(root), today).stream())
                .anyMatch(Plan.Row::stays);
    }

    private static Set<String> roots(Times times) {
        return times.ownership().roots().stream().map(ColumnName::relation).collect(Collectors.toSet());
    }

    private static boolean isWhole(Times times, Map<String, List<Plan.Row>> rows) {
        return roots(times).stream()
                .flatMap(root -> rows.getOrDefault(root, List.of()).stream())
                .noneMatch(Plan.Row::stays);
    }

    /// Texts of rows that would go; those that an officer keeps stay.
    private List<Plan.Text> texts(Times times, Map<String, List<Plan.Row>> rows, Set<String> keptTexts) {
        List<Plan.Text> texts = new ArrayList<>();
        for (DeclaredColumn column : times.notice().columns().values()) {
            List<Plan.Row> all = rows.getOrDefault(column.name().relation(), List.of());
            if (!column.thirdParty() || all.isEmpty()) {
                continue;
            }
            Map<String, String> words = repository.texts(times, column);
            all.replaceAll(row -> {
                String name = column.name().relation() + " " + row.key();
                String text = words.get(row.key());
                if (row.stays() || text == null) {
                    return row;
                }
                texts.add(new Plan.Text(name, column.category().orElse(""), text));
                return keptTexts.contains(name) ? row.staying(new Why(Why.TEXT, column.category(), null)) : row;
            });
        }
        return texts;
    }

    /// A row that stays keeps the rows that it names.
    private void whatOthersNeed(Times times, Map<String, List<Plan.Row>> rows) {
        for (String child : rows.keySet()) {
            Set<String> kept = kept(rows, child);
            if (!kept.isEmpty()) {
                times.catalogue().references().stream()
                        .filter(reference -> reference.child().equals(child))
                        .filter(reference -> rows.containsKey(reference.parent()))
                        .forEach(reference -> keep(times, rows, reference, kept));
            }
        }
    }

    /// What stays of a person goes by the clock of the notice: without the row that starts it, it would stay for ever.
    private static void whatTellsWhenTheRestGoes(Times times, Map<String, List<Plan.Row>> rows) {
        Set<String> clocks = roots(times).stream()
                .filter(root -> !kept(rows, root).isEmpty())
                .flatMap(root -> times.categories(root).stream())
                .flatMap(category -> times.notice().retentionOf(category).clocks().stream())
                .map(clock -> clock.substring(0, Math.max(0, clock.lastIndexOf('.'))))
                .filter(rows::containsKey)
                .filter(relation -> !roots(times).contains(relation))
                .collect(Collectors.toSet());
        clocks.forEach(relation -> rows.computeIfPresent(
                relation,
                (any, all) -> new ArrayList<>(
                        all.stream().map(Planner::asAnotherNeeds).toList())));
    }

    private static Plan.Row asAnotherNeeds(Plan.Row row) {
        return row.stays() ? row : row.staying(new Why(Why.ANOTHER, Optional.empty(), null));
    }

    /// What stands beside the reason for which a row stays, and may not be empty, stays with it: it is named too.
    private static Plan.Row withWhatCannotBeEmptied(Times times, String relation, Plan.Row row) {
        Set<String> reasons = Plan.reasons(row);
        if (reasons.isEmpty()) {
            return row;
        }
        List<Why> why = new ArrayList<>(row.why());
        row.held().stream()
                .filter(category -> !reasons.contains(category))
                .filter(category -> holdsWhatCannotBeEmptied(times, relation, category))
                .forEach(category -> why.add(new Why(Why.ANOTHER, Optional.of(category), null)));
        return new Plan.Row(row.key(), row.held(), why);
    }

    private static boolean holdsWhatCannotBeEmptied(Times times, String relation, String category) {
        return times.columns(relation).stream()
                .filter(column -> column.category().equals(Optional.of(category)))
                .filter(column -> column.owners().isEmpty() && column.actor().isEmpty())
                .anyMatch(column -> !times.catalogue().emptiable().contains(column.name()));
    }

    private void keep(Times times, Map<String, List<Plan.Row>> rows, Reference reference, Set<String> kept) {
        Set<String> needed = repository.parents(times, reference, kept);
        rows.getOrDefault(reference.parent(), List.of())
                .replaceAll(row -> needed.contains(row.key()) ? asAnotherNeeds(row) : row);
    }

    private static Set<String> kept(Map<String, List<Plan.Row>> rows, String relation) {
        return rows.getOrDefault(relation, List.of()).stream()
                .filter(Plan.Row::stays)
                .map(Plan.Row::key)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// Deletes, empties and looks again.
    ///
    /// @return what was done
    /// @throws IllegalStateException where a row is left that nothing keeps; the caller's
    ///     transaction ends with it
    List<Line> carryOut(Plan plan) {
        Times times = live.times();
        List<Line> lines = new ArrayList<>(plan.lines());
        plan.tables().forEach(table -> lines.addAll(empty(times, table)));
        for (Plan.TablePlan table : plan.tables()) {
            if (table.going() > 0) {
                repository.delete(times, table);
            }
        }
        for (Plan.TablePlan table : plan.tables()) {
            long left = repository.count(times, table.relation());
            if (left != table.kept().size()) {
                throw new IllegalStateException(table.relation() + " still holds " + left + " rows of the person, not "
                        + table.kept().size());
            }
        }
        return lines;
    }

    /// What stays of a row holds no more than it stays for, as far as its columns may be empty.
    private List<Line> empty(Times times, Plan.TablePlan table) {
        List<Line> lines = new ArrayList<>();
        for (String category : table.categories()) {
            List<String> columns = emptiable(times, table.relation(), category);
            List<String> keys = table.rows().stream()
                    .filter(Plan.Row::stays)
                    .filter(row -> !Plan.reasons(row).contains(category))
                    .map(Plan.Row::key)
                    .toList();
            if (!columns.isEmpty() && !keys.isEmpty()) {
                long rows = repository.empty(times, table.relation(), columns, keys);
                if (rows > 0) {
                    lines.add(new Line(table.relation(), category, "emptied", "", rows, null));
                }
            }
        }
        return lines;
    }

    private static List<String> emptiable(Times times, String relation, String category) {
        return times.columns(relation).stream()
                .filter(column -> column.category().equals(Optional.of(category)))
                .filter(column -> column.owners().isEmpty() && column.actor().isEmpty())
                .map(DeclaredColumn::name)
                .filter(times.catalogue().emptiable()::contains)
                .map(ColumnName::column)
                .toList();
    }

    /// What identifies the person, for the ledger: the keys and user names of the tables that are
    /// people or accounts.
    List<ColumnName> identifiers() {
        Times times = live.times();
        Map<String, Boolean> identifying = new HashMap<>();
        times.notice()
                .categories()
                .forEach((name, category) -> identifying.put(
                        name,
                        category.dpv().equals("pd:Username") || category.dpv().equals("pd:AccountIdentifier")));
        Set<String> ofRoots = roots(times).stream()
                .flatMap(root -> times.categories(root).stream())
                .filter(category -> identifying.getOrDefault(category, false))
                .collect(Collectors.toSet());
        // Also the numbers and names of records that were joined to theirs.
        return times.notice().columns().values().stream()
                .filter(column -> column.category().filter(ofRoots::contains).isPresent())
                .filter(column -> roots(times).contains(column.name().relation())
                        || column.owners().isEmpty() && column.actor().isEmpty())
                .map(DeclaredColumn::name)
                .filter(column ->
                        Set.of("uuid", "text").contains(times.catalogue().type(column)))
                .toList();
    }

    Times times() {
        return live.times();
    }
}
