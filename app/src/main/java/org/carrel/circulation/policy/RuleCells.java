package org.carrel.circulation.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A rule as a form or a line of a file writes it.
final class RuleCells {

    private static final int MOST_ITEMS = 999;
    private static final int MOST_DAYS = 365;
    private static final int MOST_SHELF_DAYS = 90;

    /// A cell that cannot be taken: what has to stand there is said under
    /// `policy.wrong.` and the column's key.
    record Wrong(RuleColumn column, String typed) {}

    sealed interface Read {

        record Right(Rule rule) implements Read {}

        record Refused(List<Wrong> wrong) implements Read {}
    }

    private final Map<RuleColumn, String> cells;
    private final List<Wrong> wrong = new ArrayList<>();

    private RuleCells(Map<RuleColumn, String> cells) {
        this.cells = cells;
    }

    /// @param cells those left out are empty; of a rule that lends nothing only what it is about
    ///     is read
    static Read read(Map<RuleColumn, String> cells) {
        RuleCells reading = new RuleCells(cells);
        Optional<Rule> rule = reading.rule();
        return rule.isPresent() && reading.wrong.isEmpty()
                ? new Read.Right(rule.get())
                : new Read.Refused(List.copyOf(reading.wrong));
    }

    private Optional<Rule> rule() {
        Optional<Choice> patrons = cell(RuleColumn.PATRONS, Cells::choice);
        Optional<Choice> items = cell(RuleColumn.ITEMS, Cells::choice);
        Optional<Choice> locations = cell(RuleColumn.LOCATIONS, Cells::choice);
        Optional<Boolean> lends = cell(RuleColumn.LENDS, Cells::yes);
        Optional<Terms> terms = lends.orElse(false) ? terms() : Optional.empty();
        return patrons.isPresent() && items.isPresent() && locations.isPresent()
                ? Optional.of(new Rule(new Scope(patrons.get(), items.get(), locations.get()), terms.orElse(null)))
                : Optional.empty();
    }

    private Optional<Terms> terms() {
        Optional<LoanPeriod> period = cell(RuleColumn.PERIOD, Cells::period);
        Optional<Renewing.Way> way = cell(RuleColumn.RENEWALS, typed -> one(Renewing.Way.values(), typed));
        Optional<Renewing.From> from = cell(
                RuleColumn.RENEWED_FROM,
                typed -> typed.isBlank() ? Optional.of(Renewing.From.RENEWAL) : one(Renewing.From.values(), typed));
        Optional<Integer> recall = days(RuleColumn.RECALL_DAYS, 1, MOST_DAYS);
        Optional<Integer> guaranteed = days(RuleColumn.GUARANTEED_DAYS, 0, MOST_DAYS);
        Optional<Integer> shelf = days(RuleColumn.SHELF_DAYS, 1, MOST_SHELF_DAYS);
        Optional<Boolean> requests = cell(RuleColumn.REQUESTS, Cells::yes);
        @Nullable Integer atOnce = maybe(RuleColumn.AT_ONCE, typed -> Cells.number(typed, 1, MOST_ITEMS));
        @Nullable Integer times = maybe(RuleColumn.RENEWED_AT_MOST, typed -> Cells.number(typed, 1, MOST_ITEMS));
        @Nullable LoanPeriod until = maybe(RuleColumn.RENEWED_UNTIL, Cells::period);
        @Nullable
        String noLaterThan = maybe(
                RuleColumn.NO_LATER_THAN,
                typed -> Optional.of(typed.strip())
                        .filter(code -> Cells.CODE.matcher(code).matches()));
        Optional<Charges> charges = charges();
        if (!wrong.isEmpty()) {
            return Optional.empty();
        }
        Renewing renewing = way.orElseThrow() == Renewing.Way.NONE
                ? Renewing.NEVER
                : new Renewing(way.get(), times, until, from.orElseThrow());
        return Optional.of(new Terms(
                atOnce,
                period.orElseThrow(),
                noLaterThan,
                renewing,
                requests.orElseThrow(),
                new Recalling(recall.orElseThrow(), guaranteed.orElseThrow()),
                shelf.orElseThrow(),
                charges.orElseThrow()));
    }

    private Optional<Charges> charges() {
        Optional<Integer> day = cell(RuleColumn.LATE_DAY, Cells::pence);
        Optional<Integer> most = cell(RuleColumn.LATE_MOST, Cells::pence);
        Optional<Integer> lost = cell(RuleColumn.LOST, Cells::pence);
        return day.isPresent() && most.isPresent() && lost.isPresent()
                ? Optional.of(new Charges(day.get(), most.get(), lost.get()))
                : Optional.empty();
    }

    private Optional<Integer> days(RuleColumn column, int least, int most) {
        return cell(column, typed -> Cells.number(typed, least, most));
    }

    private <T> Optional<T> cell(RuleColumn column, Function<String, Optional<T>> reading) {
        String typed = cells.getOrDefault(column, "");
        Optional<T> read = reading.apply(typed);
        if (read.isEmpty()) {
            wrong.add(new Wrong(column, typed));
        }
        return read;
    }

    private <T> @Nullable T maybe(RuleColumn column, Function<String, Optional<T>> reading) {
        return cells.getOrDefault(column, "").isBlank()
                ? null
                : cell(column, reading).orElse(null);
    }

    private static <E extends Enum<E>> Optional<E> one(E[] all, String typed) {
        String name = typed.strip().toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
        for (E one : all) {
            if (one.name().equals(name)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    static Map<RuleColumn, String> write(Rule rule) {
        Map<RuleColumn, String> cells = new EnumMap<>(RuleColumn.class);
        cells.put(RuleColumn.PATRONS, Cells.choice(rule.scope().patrons()));
        cells.put(RuleColumn.ITEMS, Cells.choice(rule.scope().items()));
        cells.put(RuleColumn.LOCATIONS, Cells.choice(rule.scope().locations()));
        cells.put(RuleColumn.LENDS, Cells.yes(rule.lends()));
        Terms terms = rule.terms();
        if (terms != null) {
            Renewing renewing = terms.renewing();
            cells.put(RuleColumn.PERIOD, Cells.period(terms.period()));
            cells.put(RuleColumn.NO_LATER_THAN, terms.noLaterThan() == null ? "" : terms.noLaterThan());
            cells.put(RuleColumn.AT_ONCE, orEmpty(terms.atOnce()));
            cells.put(RuleColumn.RENEWALS, renewing.way().key().replace('_', ' '));
            cells.put(RuleColumn.RENEWED_AT_MOST, orEmpty(renewing.times()));
            cells.put(RuleColumn.RENEWED_UNTIL, renewing.until() == null ? "" : Cells.period(renewing.until()));
            cells.put(RuleColumn.RENEWED_FROM, renewing.from().key().replace('_', ' '));
            cells.put(RuleColumn.REQUESTS, Cells.yes(terms.requests()));
            cells.put(RuleColumn.RECALL_DAYS, String.valueOf(terms.recalling().days()));
            cells.put(
                    RuleColumn.GUARANTEED_DAYS, String.valueOf(terms.recalling().guaranteed()));
            cells.put(RuleColumn.SHELF_DAYS, String.valueOf(terms.shelfDays()));
            cells.put(RuleColumn.LATE_DAY, Cells.pence(terms.charges().lateDay()));
            cells.put(RuleColumn.LATE_MOST, Cells.pence(terms.charges().lateMost()));
            cells.put(RuleColumn.LOST, Cells.pence(terms.charges().lost()));
        }
        return cells;
    }

    private static String orEmpty(@Nullable Integer number) {
        return number == null ? "" : String.valueOf(number);
    }
}
