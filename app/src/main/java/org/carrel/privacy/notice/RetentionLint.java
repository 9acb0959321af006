package org.carrel.privacy.notice;

import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a library's own file says of times must be what happens: refused is what the program would not carry out.
/// Which columns cannot be emptied it knows from a list of what the migrations make, so no database is needed.
final class RetentionLint {

    /// Personal columns that no rule can empty, since they may not be null: `schema.table.column`, one a line.
    static final String FILE = "columns-never-empty.txt";

    /// Their end is the program's own doing and follows no file.
    private static final Map<String, String> FIXED = Map.of(
            "access_record", "nobody can alter the record of who looked; its keys go after 7 years",
            "access_key", "one key serves a whole year's record of who looked, and goes after 7 years",
            "securing_person", "the program empties this itself once nothing can be undone");

    /// How long what proves something has to be there at least, and why.
    private static final Map<String, Least> LEAST = Map.of(
            "rights_request",
            new Least(Period.ofMonths(6), "three months to answer, and three to complain about the answer"),
            "told",
            new Least(Period.ofYears(1), "people may ask who was told about them (UK GDPR Art. 15(1)(c))"),
            "disclosure",
            new Least(Period.ofYears(6), "somebody who could not be told at once has to be told later"),
            "erasure",
            new Least(Period.ofYears(1), "it shows that somebody was erased, and when"),
            "objection",
            new Least(Period.ofYears(1), "it shows whose objection stands, and since when"),
            "breach",
            new Least(Period.ofYears(1), "the regulator may ask for the record (UK GDPR Art. 33(5))"));

    /// Longer than anybody lives.
    private static final Period MOST = Period.ofYears(120);

    private record Least(Period period, String why) {}

    private final Declaration shipped;
    private final Declaration own;
    private final Set<String> neverEmpty;

    private RetentionLint(Declaration shipped, Declaration own, Set<String> neverEmpty) {
        this.shipped = shipped;
        this.own = own;
        this.neverEmpty = neverEmpty;
    }

    static Declaration check(Declaration shipped, Declaration own) {
        RetentionLint lint = new RetentionLint(shipped, own, neverEmpty());
        own.retention().forEach((category, rule) -> {
            if (!rule.equals(shipped.retentionOf(category))) {
                lint.changed(category, rule, shipped.retentionOf(category));
            }
        });
        own.retention().keySet().forEach(lint::goesInTime);
        return own;
    }

    static Set<String> neverEmpty() {
        return WordList.read(FILE);
    }

    private void changed(String category, Retention rule, Retention before) {
        boolean same = rule.then() == before.then() && rule.period().equals(before.period());
        if (FIXED.get(category) instanceof String why && !same) {
            throw new NoticeError(rule.place() + ": how long `" + category + "` stays cannot be changed: " + why);
        }
        if (rule.then() != before.then() && own.category(category).awaits().isEmpty()) {
            throw new NoticeError(rule.place() + ": `" + category + "` is held already, and the program can only "
                    + (before.then() == Ending.DELETE ? "delete" : "decorrelate") + " it: leave `then` out");
        }
        if (LEAST.get(category) instanceof Least least
                && shorter(rule.period(), least.period().toString())) {
            throw new NoticeError(rule.place() + ": `" + category + "` is needed for " + least.period() + " at least: "
                    + least.why());
        }
        if (shorter(MOST.toString(), rule.period())) {
            throw new NoticeError(rule.place() + ": `" + category + "` would stay for ever: " + MOST + " is the most");
        }
    }

    /// A row goes when the time of all that it holds is over: what cannot be emptied before goes no earlier.
    private void goesInTime(String category) {
        Set<String> later = new TreeSet<>();
        for (DeclaredColumn column : own.columns().values()) {
            if (isOf(column, category) && neverEmpty.contains(column.name().toString())) {
                own.columns().values().stream()
                        .filter(other ->
                                other.name().relation().equals(column.name().relation()))
                        .flatMap(other -> other.category().stream())
                        .filter(other -> isLater(own, category, other) && !isLater(shipped, category, other))
                        .forEach(later::add);
            }
        }
        if (!later.isEmpty()) {
            throw new NoticeError(place(category, later) + ": `" + category + "` cannot go before "
                    + later.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "))
                    + ", with which it stands in one row: give them one period");
        }
    }

    private static boolean isOf(DeclaredColumn column, String category) {
        return column.category().filter(category::equals).isPresent()
                && column.actor().isEmpty();
    }

    private static boolean isLater(Declaration notice, String category, String other) {
        Retention one = notice.retentionOf(category);
        Retention two = notice.retentionOf(other);
        return one.clocks().equals(two.clocks()) && one.then() == Ending.DELETE && shorter(one.period(), two.period());
    }

    /// Where the library's own file says it.
    private String place(String category, Set<String> later) {
        Retention rule = own.retentionOf(category);
        return rule.place().equals(shipped.retentionOf(category).place())
                ? own.retentionOf(later.iterator().next()).place()
                : rule.place();
    }

    private static boolean shorter(String one, String other) {
        return LocalDate.EPOCH.plus(Period.parse(one)).isBefore(LocalDate.EPOCH.plus(Period.parse(other)));
    }
}
