package org.carrel.privacy.mydata;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.privacy.notice.Basis;
import org.jspecify.annotations.Nullable;

/// The copy as JSON.
///
/// @param categories what is held, with the reason where it is not in this copy
record CopyForPrograms(String controller, Instant madeAt, List<Entry> categories) {

    /// @param told when, and who outside the library was told of it
    /// @param note why more of it may come into a later copy
    record Entry(
            String category,
            String title,
            List<String> sources,
            List<Use> uses,
            List<String> recipients,
            List<Copied.Tell> told,
            String keptFor,
            @Nullable String keptUntil,
            @Nullable String note,
            @Nullable String withheld,
            Map<String, List<Map<String, @Nullable String>>> tables) {}

    /// @param article of the law, as `A6-1-b`
    record Use(String title, Basis basis, String article) {}

    static CopyForPrograms of(String controller, Instant now, List<Copied> categories) {
        return new CopyForPrograms(
                controller, now, categories.stream().map(CopyForPrograms::entry).toList());
    }

    private static Entry entry(Copied copied) {
        HeldCategory category = copied.held();
        return new Entry(
                category.name(),
                category.title(),
                category.sources(),
                category.uses().stream()
                        .map(use ->
                                new Use(use.title(), use.basis(), use.basis().article()))
                        .toList(),
                category.recipients(),
                copied.told(),
                category.keptFor(),
                day(category),
                copied.note().orElse(null),
                copied.withheld().orElse(null),
                rows(copied));
    }

    /// ISO 8601.
    private static @Nullable String day(HeldCategory category) {
        LocalDate until = category.kept().until();
        return until == null ? null : until.toString();
    }

    private static Map<String, List<Map<String, @Nullable String>>> rows(Copied copied) {
        Map<String, List<Map<String, @Nullable String>>> tables = new LinkedHashMap<>();
        for (HeldTable table : copied.tables()) {
            List<Map<String, @Nullable String>> rows = new ArrayList<>();
            for (List<@Nullable String> cells : table.rows()) {
                Map<String, @Nullable String> row = new LinkedHashMap<>();
                for (int i = 0; i < cells.size(); i++) {
                    row.put(table.columns().get(i), cells.get(i));
                }
                rows.add(row);
            }
            tables.put(table.relation(), rows);
        }
        return tables;
    }

    /// For spreadsheets: a line for each kind of data, with everything but the rows.
    static HeldTable index(List<Copied> categories) {
        List<String> columns = List.of(
                "category", "title", "sources", "uses", "may_be_told", "was_told", "kept_for", "note", "withheld");
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (Copied copied : categories) {
            HeldCategory category = copied.held();
            rows.add(Arrays.asList(
                    category.name(),
                    category.title(),
                    String.join("; ", category.sources()),
                    category.uses().stream()
                            .map(use -> use.title() + " (" + use.basis().article() + ")")
                            .collect(Collectors.joining("; ")),
                    String.join("; ", category.recipients()),
                    copied.told().stream().map(Copied.Tell::line).collect(Collectors.joining("; ")),
                    category.keptFor(),
                    copied.note().orElse(null),
                    copied.withheld().orElse(null)));
        }
        return new HeldTable("what-is-held", columns, Set.of(), rows);
    }
}
