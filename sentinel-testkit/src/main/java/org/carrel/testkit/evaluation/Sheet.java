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
        print(head, widths, out);
        out.println("─".repeat(Math.min(WIDTH, widths[0] + others)));
        rows.forEach(row -> print(row, widths, out));
    }

    /// A name too long for its column goes on beneath; figures stand beside its last line.
    private static void print(List<String> values, int[] widths, PrintStream out) {
        List<String> name = wrapped(values.getFirst(), widths[0]);
        name.subList(0, name.size() - 1).forEach(out::println);
        StringBuilder line = new StringBuilder(padded(name.getLast(), widths[0], false));
        for (int i = 1; i < widths.length; i++) {
            line.append("  ").append(padded(values.get(i), widths[i], true));
        }
        out.println(line.toString().stripTrailing());
    }

    private static String padded(String value, int width, boolean right) {
        String space = " ".repeat(Math.max(0, width - value.codePointCount(0, value.length())));
        return right ? space + value : value + space;
    }

    private static void wrap(String text, PrintStream out) {
        if (!text.isEmpty()) {
            wrapped(text, WIDTH).forEach(out::println);
        }
    }

    /// At least one line.
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + word.length() + 1 > width) {
                lines.add(line);
                line = width < WIDTH ? "  " + word : word;
            } else {
                line = line.isEmpty() ? word : line + " " + word;
            }
        }
        lines.add(line);
        return lines;
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
