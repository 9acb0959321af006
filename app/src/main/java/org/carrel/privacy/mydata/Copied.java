package org.carrel.privacy.mydata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carrel.privacy.OwnTable;
import org.jspecify.annotations.Nullable;

/// One kind of data in the copy.
///
/// @param note why more of it may come into a later copy; empty where all of it is here
/// @param withheld why it is not here; empty where it is
/// @param told when, and who outside the library was told of it; the newest first
record Copied(
        HeldCategory held, Optional<String> note, Optional<String> withheld, List<HeldTable> tables, List<Tell> told) {

    record Tell(String at, String who) {

        String line() {
            return at + ": " + who;
        }
    }

    /// @param own what the parts of "My data" show
    static Copied of(HeldCategory held, Collection<OwnTable> own) {
        List<OwnTable> mine = own.stream()
                .filter(table -> table.category().equals(held.name()))
                .toList();
        List<HeldTable> tables = new ArrayList<>(held.tables());
        mine.stream().filter(table -> !table.rows().isEmpty()).forEach(table -> tables.add(table(table)));
        boolean shown = !mine.isEmpty();
        return new Copied(
                held,
                shown ? held.withheld() : Optional.empty(),
                shown ? Optional.empty() : held.withheld(),
                tables,
                told(held.name(), own));
    }

    private static HeldTable table(OwnTable own) {
        return new HeldTable(
                own.name(),
                own.columns(),
                Set.of(),
                own.rows().stream().map(OwnTable.Row::cells).toList());
    }

    private static List<Tell> told(String category, Collection<OwnTable> own) {
        return own.stream()
                .flatMap(table -> table.rows().stream())
                .filter(row -> row.told().contains(category))
                .map(row -> new Tell(text(row, 0), text(row, 1)))
                .sorted(java.util.Comparator.comparing(Tell::at).reversed())
                .toList();
    }

    private static String text(OwnTable.Row row, int cell) {
        @Nullable String text = row.cells().get(cell);
        return text == null ? "" : text;
    }

    /// Rows of all its tables.
    int count() {
        return tables.stream().mapToInt(table -> table.rows().size()).sum();
    }
}
