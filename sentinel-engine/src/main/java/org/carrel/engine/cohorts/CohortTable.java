package org.carrel.engine.cohorts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.carrel.engine.scoring.Cohorts;
import org.carrel.engine.tokens.Pseudonymiser;
import org.jspecify.annotations.Nullable;

/// CSV with a header that names the columns `account` and `cohort`, among any others. Account names become tokens as
/// they are read; none is kept.
public final class CohortTable implements Cohorts {
    private static final int MOST_NAMED = 5;

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Integer> byAccount = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private long wrongLines;
    private String more = "";

    private CohortTable() {}

    /// The [Cohorts#MOST] largest cohorts get numbers; accounts of the others are taken together with those of no known
    /// cohort.
    ///
    /// @param numbers those given in earlier runs, which stay; new ones are added
    /// @throws CohortsProblem when the file cannot be read, is no such table, or has no row that can be used
    public static CohortTable read(Path file, Pseudonymiser pseudonymiser, SequencedMap<String, Integer> numbers)
            throws CohortsProblem {
        CohortTable table = new CohortTable();
        try (BufferedReader text =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            table.rows(file, new CsvReader(text), pseudonymiser);
        } catch (IOException unreadable) {
            throw new CohortsProblem("the cohorts file " + file + " cannot be read: check its name and its mode.");
        }
        if (table.names.isEmpty()) {
            String rows = table.wrong.isEmpty() ? "." : ": " + String.join("; ", table.wrong) + ".";
            throw new CohortsProblem("the cohorts file " + file + " has no row that can be used" + rows);
        }
        table.sayWrong(file);
        table.number(file, numbers);
        return table;
    }

    private void rows(Path file, CsvReader csv, Pseudonymiser pseudonymiser) throws IOException, CohortsProblem {
        List<String> header = csv.row();
        int account = column(header, "account");
        int cohort = column(header, "cohort");
        if (header == null || account < 0 || cohort < 0) {
            throw new CohortsProblem("the cohorts file " + file
                    + " has another header: its first line must name the columns account and cohort.");
        }
        for (List<String> row = csv.row(); row != null; row = csv.row()) {
            if (csv.isOpen()) {
                wrong(csv, "a quote is never closed");
            } else if (!row.isEmpty() && row.size() != header.size()) {
                wrong(csv, row.size() + " cells instead of " + header.size());
            } else if (!row.isEmpty() && row.get(account).isEmpty()) {
                wrong(csv, "no account");
            } else if (!row.isEmpty() && !row.get(cohort).isEmpty()) {
                add(pseudonymiser.account(row.get(account)), row.get(cohort), csv);
            }
        }
    }

    private static int column(@Nullable List<String> header, String name) {
        if (header != null) {
            for (int i = 0; i < header.size(); i++) {
                if (header.get(i).toLowerCase(Locale.ROOT).equals(name)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private void add(String token, String cohort, CsvReader csv) {
        String before = names.putIfAbsent(token, cohort);
        if (before != null && !before.equals(cohort)) {
            wrong(csv, "the account is in another cohort above");
        }
    }

    /// A quote that is not closed where it should be takes many lines for one row: each is told.
    private void wrong(CsvReader csv, String why) {
        int lines = csv.lastLine() - csv.line() + 1;
        wrongLines += lines;
        if (wrong.size() == MOST_NAMED) {
            more = "; and more";
        } else {
            String where = lines == 1 ? "line " + csv.line() : "lines " + csv.line() + " to " + csv.lastLine();
            wrong.add(where + ", " + why);
        }
    }

    private void sayWrong(Path file) {
        if (wrongLines > 0) {
            remarks.add(wrongLines + (wrongLines == 1 ? " line of " : " lines of ") + file + " left out: "
                    + String.join("; ", wrong) + more + ".");
        }
    }

    private void number(Path file, SequencedMap<String, Integer> numbers) {
        Map<String, Integer> sizes = new TreeMap<>();
        names.values().forEach(name -> sizes.merge(name, 1, Integer::sum));
        List<String> fresh = new ArrayList<>(sizes.keySet());
        fresh.removeAll(numbers.keySet());
        fresh.sort(Comparator.comparing((String name) -> sizes.getOrDefault(name, 0))
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        List<String> pooled = new ArrayList<>();
        int free = 1;
        for (String name : fresh) {
            while (numbers.containsValue(free)) {
                free++;
            }
            if (free <= Cohorts.MOST) {
                numbers.put(name, free);
            } else {
                pooled.add(name);
            }
        }
        if (!pooled.isEmpty()) {
            remarks.add(pooled.size() + " of the cohorts in " + file + " are taken together with the accounts of no"
                    + " cohort, as there is room for " + Cohorts.MOST + ": " + some(pooled) + ".");
        }
        names.forEach((token, name) -> byAccount.put(token, numbers.getOrDefault(name, 0)));
        names.clear();
    }

    private static String some(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
        return names.size() > MOST_NAMED ? first + " and more" : first;
    }

    @Override
    public int of(String account) {
        return byAccount.getOrDefault(account, 0);
    }

    /// Sentences on rows left out and cohorts pooled.
    public List<String> remarks() {
        return List.copyOf(remarks);
    }
}
