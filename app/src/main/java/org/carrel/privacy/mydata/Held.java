package org.carrel.privacy.mydata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.carrel.privacy.DataSubject;
import org.carrel.privacy.Groups;
import org.carrel.privacy.OwnGroups;
import org.carrel.privacy.OwnTable;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.carrel.privacy.audit.Looks;
import org.carrel.privacy.audit.OwnLook;
import org.carrel.privacy.notice.Category;
import org.carrel.privacy.notice.ColumnName;
import org.carrel.privacy.notice.Declaration;
import org.carrel.privacy.notice.DeclaredColumn;
import org.carrel.privacy.notice.Operation;
import org.carrel.privacy.notice.PurposeRule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What is held about somebody in every module there is, found by following the notice: a module
/// that is added later is in it without a line here.
@Component
class Held {

    private static final Purpose SHOW = new Purpose("show_own_data");

    /// Kept encrypted: it is shown in words instead.
    static final String LOOKS = "access_record";
    private static final String RECORD = "privacy.audit_entry";

    private final Declaration notice;
    private final HeldRepository repository;
    private final Purposes purposes;
    private final Looks looks;
    private final OwnGroups groups;
    private final OwnTimes kept;

    Held(
            Declaration notice,
            HeldRepository repository,
            Purposes purposes,
            Looks looks,
            OwnGroups groups,
            OwnTimes kept) {
        this.looks = looks;
        this.groups = groups;
        this.kept = kept;
        this.notice = notice;
        this.repository = repository;
        this.purposes = purposes;
    }

    /// Every kind of data that is held now, in the order of the notice, also those of which nothing
    /// is held here.
    List<HeldCategory> of(DataSubject me) {
        Subject subject = me.subjectOfData();
        Groups mine = groups.of(me);
        List<HeldTable> looked = looked(subject);
        return purposes.own(SHOW, subject, () -> {
            Map<String, List<HeldTable>> tables = tables();
            if (!looked.isEmpty()) {
                tables.put(LOOKS, looked);
            }
            List<HeldCategory> held = new ArrayList<>();
            notice.categories().forEach((name, category) -> {
                if (category.awaits().isEmpty()) {
                    List<HeldTable> own = tables.getOrDefault(name, List.of());
                    held.add(category(name, category, own, mine, kept.of(name, own)));
                }
            });
            return held;
        });
    }

    private List<HeldTable> looked(Subject subject) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (OwnLook look : looks.at(subject)) {
            List<@Nullable String> row = new ArrayList<>();
            row.add(OwnTable.when(look.at()));
            row.add(look.did());
            row.add(look.by());
            row.add(look.purpose());
            row.add(String.join("; ", look.kinds()));
            rows.add(row);
        }
        List<String> columns = List.of("at", "what", "by", "purpose", "kinds_of_data");
        return rows.isEmpty() ? List.of() : List.of(new HeldTable("privacy.look", columns, Set.of(), rows));
    }

    /// By category: a table whose columns are of several kinds stands under each with the columns
    /// of that kind.
    private Map<String, List<HeldTable>> tables() {
        Map<String, List<HeldTable>> found = new TreeMap<>();
        shown().forEach((relation, columns) -> {
            List<ColumnName> names = columns.stream().map(DeclaredColumn::name).toList();
            List<List<@Nullable String>> rows = repository.rows(names);
            if (!rows.isEmpty()) {
                byCategory(columns)
                        .forEach((category, positions) -> found.computeIfAbsent(category, key -> new ArrayList<>())
                                .add(part(columns, positions, rows)));
            }
        });
        return found;
    }

    private static HeldTable part(
            List<DeclaredColumn> all, List<Integer> positions, List<List<@Nullable String>> rows) {
        List<DeclaredColumn> declared = positions.stream().map(all::get).toList();
        List<String> columns =
                declared.stream().map(column -> column.name().column()).toList();
        Set<String> keys = declared.stream()
                .filter(column ->
                        !column.owners().isEmpty() || column.name().column().equals("id"))
                .map(column -> column.name().column())
                .collect(Collectors.toSet());
        List<List<@Nullable String>> cells = new ArrayList<>(rows.size());
        for (List<@Nullable String> row : rows) {
            List<@Nullable String> some = new ArrayList<>(positions.size());
            positions.forEach(i -> some.add(row.get(i)));
            cells.add(some);
        }
        return new HeldTable(all.getFirst().name().relation(), columns, keys, cells);
    }

    private static Map<String, List<Integer>> byCategory(List<DeclaredColumn> columns) {
        Map<String, List<Integer>> positions = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            int position = i;
            columns.get(i)
                    .category()
                    .ifPresent(category -> positions
                            .computeIfAbsent(category, key -> new ArrayList<>())
                            .add(position));
        }
        return positions;
    }

    /// Left out: who of the staff did something (their data), and texts that may speak of others.
    private Map<String, List<DeclaredColumn>> shown() {
        PurposeRule rule = notice.purpose(SHOW.name());
        Set<String> nobody = notice.nobody().keySet();
        Map<String, List<DeclaredColumn>> shown = new LinkedHashMap<>();
        notice.columns().values().stream()
                .filter(column -> column.actor().isEmpty() && !column.thirdParty())
                .filter(column -> !nobody.contains(column.name().relation()))
                .filter(column -> !column.name().relation().equals(RECORD))
                .filter(column -> column.category()
                        .filter(category -> rule.allows(Operation.READ, category))
                        .filter(category ->
                                notice.category(category).onRequest().isEmpty())
                        .isPresent())
                .forEach(column -> shown.computeIfAbsent(column.name().relation(), key -> new ArrayList<>())
                        .add(column));
        return shown;
    }

    private HeldCategory category(
            String name, Category category, List<HeldTable> tables, Groups mine, HeldCategory.Kept until) {
        List<HeldCategory.Use> uses = notice.carriedOut().values().stream()
                .filter(purpose ->
                        purpose.categories().contains(name) || purpose.reads().contains(name))
                .filter(purpose -> mine.concern(purpose.subjects()))
                .map(purpose -> new HeldCategory.Use(purpose.title(), purpose.basis()))
                .toList();
        List<String> recipients = notice.recipients().values().stream()
                .filter(recipient -> recipient.categories().contains(name))
                .filter(recipient -> recipient.awaits().isEmpty() && mine.concern(recipient.subjects()))
                .map(recipient -> recipient.title())
                .toList();
        List<String> sources = category.sources().stream()
                .flatMap(source -> notice.sources().entrySet().stream()
                        .filter(entry -> entry.getKey().equals(source))
                        .map(entry -> entry.getValue().title()))
                .toList();
        return new HeldCategory(
                name,
                category.title(),
                sources,
                uses,
                recipients,
                until,
                category.secret().or(category::onRequest),
                tables);
    }
}
