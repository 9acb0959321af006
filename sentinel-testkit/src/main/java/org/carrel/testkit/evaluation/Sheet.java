package org.carrel.testkit.evaluation;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// A table, for the console and the page alike. The first column names the row, the others
/// are figures.
///
/// @param id short name, for links
/// @param title what it shows
/// @param note how to read it; may be empty
/// @param head names of the columns
/// @param rows as many values each as the head
record Sheet(String id, String title, String note, List<String> head, List<List<String>> rows) {

    /// The console's width.
    static final int WIDTH = 100;

    Sheet {
        rows = List.copyOf(rows);
        for (List<String> row : rows) {
            if (row.size() != head.size()) {
                throw new IllegalArgumentException(title + ": " + row);
            }
        }
    }

    void print(PrintStream out) {
        out.println();
        out.println(title.toUpperCase(java.util.Locale.ROOT));
        wrap(note, out);
        int[] widths = new int[head.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = head.get(i).codePointCount(0, head.get(i).length());
            for (List<String> row : rows) {
                widths[i] = Math.max(
                        widths[i], row.get(i).codePointCount(0, row.get(i).length()));
            }
        }
        int others = 0;
        for (int i = 1; i < widths.length; i++) {
            others += widths[i] + 2;
        }
        widths[0] = Math.min(widths[0], Math.max(20, WIDTH - others));
        out.println(line(head, widths));
        out.println("─".repeat(Math.min(WIDTH, widths[0] + others)));
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private static String line(List<String> values, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String value = values.get(i);
            int length = value.codePointCount(0, value.length());
            if (length > widths[i]) {
                value = value.substring(0, value.offsetByCodePoints(0, widths[i] - 1)) + "…";
                length = widths[i];
            }
            String space = " ".repeat(widths[i] - length);
            line.append(i == 0 ? value + space : "  " + space + value);
        }
        return line.toString().stripTrailing();
    }

    private static void wrap(String text, PrintStream out) {
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() + word.length() + 1 > WIDTH) {
                out.println(line);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            out.println(line);
        }
    }

    /// Collects rows.
    static final class Builder {
        private final String id;
        private final String title;
        private final String note;
        private final List<String> head;
        private final List<List<String>> rows = new ArrayList<>();

        Builder(String id, String title, String note, String... head) {
            this.id = id;
            this.title = title;
            this.note = note;
            this.head = List.of(head);
        }

        Builder row(String... values) {
            rows.add(List.of(values));
            return this;
        }

        Sheet build() {
            return new Sheet(id, title, note, head, rows);
        }
    }
}
