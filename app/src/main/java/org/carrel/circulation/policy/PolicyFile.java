package org.carrel.circulation.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.privacy.ReadableLine;
import org.carrel.web.CsvText;

/// A policy as a file that a spreadsheet opens, and as it is kept. Each row says first what it is:
/// a patron type, a list of due dates or a rule; rows that begin with `#` name the columns.
final class PolicyFile {

    static final int MOST_RULES = 500;
    private static final int MOST_PATRONS = 100;
    private static final int MOST_LISTS = 50;
    private static final int MOST_DAYS = 500;
    private static final int MOST_ITEMS = 999;
    private static final int LONGEST_NAME = 100;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2200;

    private static final String PATRON = "patron-type";
    private static final String DATES = "due-dates";
    private static final String RULE = "rule";

    /// @param line of the file, from 1
    record Wrong(int line, Problem.Said what) {}

    sealed interface Read {

        record Right(Policy policy) implements Read {}

        record Refused(List<Wrong> wrong) implements Read {}
    }

    private final List<PatronType> patrons = new ArrayList<>();
    private final List<DueDateList> lists = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<Wrong> wrong = new ArrayList<>();

    private PolicyFile() {}

    static Read read(String text) {
        PolicyFile file = new PolicyFile();
        Csv.read(text).forEach(file::row);
        if (file.rules.size() > MOST_RULES || file.patrons.size() > MOST_PATRONS || file.lists.size() > MOST_LISTS) {
            file.wrong.add(new Wrong(1, Problem.Said.of("file.many")));
        }
        return file.wrong.isEmpty()
                ? new Read.Right(new Policy(file.patrons, file.lists, file.rules))
                : new Read.Refused(List.copyOf(file.wrong));
    }

    /// What somebody brings: a draft may be without any rule for a while, a file may not.
    static Read bring(String text) {
        Read read = read(text);
        return read instanceof Read.Right right && right.policy().rules().isEmpty()
                ? new Read.Refused(List.of(new Wrong(1, Problem.Said.of("file.empty"))))
                : read;
    }

    private void row(Csv.Row row) {
        String first = row.cell(0).strip();
        if (first.startsWith("#")) {
            return;
        }
        switch (first) {
            case PATRON -> take(row, patrons, patron(row.cell(1), row.cell(2), row.cell(3), row.cell(4), row.cell(5)));
            case DATES -> take(row, lists, list(row.cell(1), row.cell(2)));
            case RULE -> rule(row);
            default -> wrong.add(new Wrong(row.line(), Problem.Said.of("file.kind", first)));
        }
    }

    private <T> void take(Csv.Row row, List<T> all, OrWrong<T> read) {
        read.problems().forEach(problem -> wrong.add(new Wrong(row.line(), problem)));
        read.right().ifPresent(all::add);
    }

    private void rule(Csv.Row row) {
        Map<RuleColumn, String> cells = new EnumMap<>(RuleColumn.class);
        for (RuleColumn column : RuleColumn.values()) {
            cells.put(column, row.cell(column.ordinal() + 1));
        }
        switch (RuleCells.read(cells)) {
            case RuleCells.Read.Right right -> rules.add(right.rule());
            case RuleCells.Read.Refused refused ->
                refused.wrong()
                        .forEach(one -> wrong.add(new Wrong(
                                row.line(),
                                Problem.Said.of("cell." + one.column().key(), one.typed()))));
        }
    }

    /// What was read, or why it was not.
    record OrWrong<T>(Optional<T> right, List<Problem.Said> problems) {

        private static <T> OrWrong<T> right(T right) {
            return new OrWrong<>(Optional.of(right), List.of());
        }
    }

    static OrWrong<PatronType> patron(String code, String name, String covers, String items, String requests) {
        List<Problem.Said> problems = new ArrayList<>();
        if (!Cells.CODE.matcher(code.strip()).matches()) {
            problems.add(Problem.Said.of("patron.code", code));
        }
        if (!ReadableLine.is(name.strip()) || name.strip().length() > LONGEST_NAME) {
            problems.add(Problem.Said.of("patron.name", name));
        }
        List<Cover> covered = new ArrayList<>();
        for (String key : Cells.words(covers)) {
            Cover.of(key).ifPresentOrElse(covered::add, () -> problems.add(Problem.Said.of("patron.covers", key)));
        }
        Optional<Integer> most = Cells.number(items, 0, MOST_ITEMS);
        Optional<Integer> asked = Cells.number(requests, 0, MOST_ITEMS);
        if (most.isEmpty()) {
            problems.add(Problem.Said.of("patron.items", items));
        }
        if (asked.isEmpty()) {
            problems.add(Problem.Said.of("patron.requests", requests));
        }
        return problems.isEmpty() && most.isPresent() && asked.isPresent()
                ? OrWrong.right(new PatronType(code.strip(), name.strip(), covered, most.get(), asked.get()))
                : new OrWrong<>(Optional.empty(), problems);
    }

    static OrWrong<DueDateList> list(String code, String days) {
        List<Problem.Said> problems = new ArrayList<>();
        String name = code.strip();
        if (!Cells.CODE.matcher(name).matches() || name.equals(Terms.END_OF_TERM)) {
            problems.add(Problem.Said.of("list.code", code));
        }
        List<LocalDate> read = new ArrayList<>();
        for (String day : Cells.words(days)) {
            day(day).ifPresentOrElse(read::add, () -> problems.add(Problem.Said.of("list.day", day)));
        }
        if (read.size() > MOST_DAYS || read.isEmpty() && problems.isEmpty()) {
            problems.add(Problem.Said.of("list.many", name));
        }
        return problems.isEmpty()
                ? OrWrong.right(new DueDateList(name, read))
                : new OrWrong<>(Optional.empty(), problems);
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed))
                    .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    static String write(Policy policy) {
        StringBuilder text = new StringBuilder();
        text.append(CsvText.row(List.of("#" + PATRON, "code", "name", "covers", "items", "requests")));
        for (PatronType type : policy.patrons()) {
            text.append(CsvText.row(List.of(
                    PATRON,
                    type.code(),
                    type.name(),
                    String.join(" ", type.covers().stream().map(Cover::key).toList()),
                    String.valueOf(type.items()),
                    String.valueOf(type.requests()))));
        }
        text.append(CsvText.row(List.of("#" + DATES, "code", "days")));
        for (DueDateList list : policy.lists()) {
            text.append(CsvText.row(List.of(DATES, list.code(), days(list))));
        }
        text.append(row("#" + RULE, Arrays.stream(RuleColumn.values()).map(RuleColumn::key)));
        for (Rule rule : policy.rules()) {
            Map<RuleColumn, String> cells = RuleCells.write(rule);
            text.append(row(RULE, Arrays.stream(RuleColumn.values()).map(column -> cells.getOrDefault(column, ""))));
        }
        return text.toString();
    }

    static String days(DueDateList list) {
        return String.join(" ", list.days().stream().map(LocalDate::toString).toList());
    }

    private static String row(String first, Stream<String> cells) {
        return CsvText.row(Stream.concat(Stream.of(first), cells).toList());
    }
}
