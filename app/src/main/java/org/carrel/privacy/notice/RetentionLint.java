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

    /// Three months to answer, and three more to complain about the answer.
    private static final Map<String, Period> LEAST = Map.of("rights_request", Period.ofMonths(6));

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
        if (LEAST.get(category) instanceof Period least && shorter(rule.period(), least.toString())) {
            throw new NoticeError(rule.place() + ": `" + category + "` is needed for " + least
                    + " at least: three months to answer, and three to complain about the answer");
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
