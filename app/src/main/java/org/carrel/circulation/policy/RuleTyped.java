package org.carrel.circulation.policy;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.util.MultiValueMap;

/// A rule as it stands in its form, right or wrong.
///
/// @param cells  what was typed, by column
/// @param wrong  columns that cannot be taken
record RuleTyped(Map<RuleColumn, String> cells, Set<RuleColumn> wrong) {

    private static final List<RuleColumn> CHOICES = List.of(RuleColumn.PATRONS, RuleColumn.ITEMS, RuleColumn.LOCATIONS);

    static RuleTyped of(Rule rule) {
        return new RuleTyped(RuleCells.write(rule), Set.of());
    }

    /// With what most rules say.
    static RuleTyped blank() {
        Map<RuleColumn, String> cells = new EnumMap<>(RuleColumn.class);
        CHOICES.forEach(column -> cells.put(column, "all"));
        cells.put(RuleColumn.LENDS, "yes");
        return new RuleTyped(withDefaults(cells), Set.of());
    }

    /// A form of a rule that lends nothing shows what it might say if it did.
    private static Map<RuleColumn, String> withDefaults(Map<RuleColumn, String> cells) {
        Map<RuleColumn, String> all = new EnumMap<>(cells);
        all.putIfAbsent(RuleColumn.PERIOD, "1 week");
        all.putIfAbsent(RuleColumn.RENEWALS, "none");
        all.putIfAbsent(RuleColumn.RENEWED_FROM, "renewal");
        all.putIfAbsent(RuleColumn.REQUESTS, "yes");
        all.putIfAbsent(RuleColumn.RECALL_DAYS, "7");
        all.putIfAbsent(RuleColumn.GUARANTEED_DAYS, "7");
        all.putIfAbsent(RuleColumn.SHELF_DAYS, "7");
        return all;
    }

    /// As a browser sends it: a choice as its kind and the codes that were ticked.
    static RuleTyped of(MultiValueMap<String, String> form) {
        Map<RuleColumn, String> cells = new EnumMap<>(RuleColumn.class);
        for (RuleColumn column : RuleColumn.values()) {
            String typed = form.getFirst(column.key());
            cells.put(column, typed == null ? "" : typed.strip());
        }
        for (RuleColumn column : CHOICES) {
            String kind = form.getFirst(column.key() + "-kind");
            List<String> codes = form.getOrDefault(column.key(), List.of());
            cells.put(
                    column,
                    kind == null || kind.equals("all")
                            ? "all"
                            : kind.replace('-', ' ') + " " + String.join(" ", codes));
        }
        return new RuleTyped(cells, Set.of());
    }

    RuleTyped withWrong(List<RuleCells.Wrong> columns) {
        Set<RuleColumn> marked = columns.isEmpty()
                ? Set.of()
                : Set.copyOf(columns.stream().map(RuleCells.Wrong::column).toList());
        return new RuleTyped(cells, marked);
    }

    /// What stands in a field, by the field's name.
    String value(String key) {
        return withDefaults(cells).getOrDefault(column(key), "");
    }

    boolean isWrong(String key) {
        return wrong.contains(column(key));
    }

    private static RuleColumn column(String key) {
        return RuleColumn.valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /// `all`, `only` or `all-but`.
    String kind(String key) {
        String typed = value(key);
        return typed.equals("all") ? "all" : typed.startsWith("all but") ? "all-but" : "only";
    }

    /// Whether a code is ticked.
    boolean ticks(String key, String code) {
        return !kind(key).equals("all")
                && Cells.words(value(key).replaceFirst("^(all but|only) ?", "")).contains(code);
    }
}
