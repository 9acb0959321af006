package org.carrel.sentinel.accuracy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// A table of figures, as the page shows it and as a file.
///
/// @param name stable; names the file and the texts `accuracy.<name>` and `accuracy.<name>.help`
/// @param columns names of the columns, texts `accuracy.column.<column>`
/// @param charted the column whose bars stand above the table, or −1 for no chart
/// @param line the column drawn as a line through the bars, or −1
public record Sheet(String name, List<String> columns, List<List<Cell>> rows, int charted, int line) {

    public static Sheet table(String name, List<String> columns, List<List<Cell>> rows) {
        return new Sheet(name, columns, rows, -1, -1);
    }

    /// @param raw for programs: a stable word, or a number with a point
    /// @param shown for people; empty for a `word`
    /// @param word the end of the text's key under `accuracy.`; empty where `shown` is it
    /// @param number whether it stands to the right
    /// @param day as machines write it; empty where it is none
    public record Cell(String raw, String shown, String word, boolean number, String day) {

        private static final String NONE = "–";

        public static Cell word(String group, String raw) {
            return new Cell(raw, "", group + "." + raw, false, "");
        }

        static Cell text(String text) {
            return new Cell(text, text, "", false, "");
        }

        static Cell day(LocalDate day, String shown) {
            return new Cell(day.toString(), shown, "", false, day.toString());
        }

        public static Cell count(long count) {
            return number(String.valueOf(count), String.format(Locale.UK, "%,d", count));
        }

        /// How many of how many; the file has the first alone.
        public static Cell countOf(long count, long of) {
            return number(String.valueOf(count), String.format(Locale.UK, "%,d of %,d", count, of));
        }

        /// With its sign.
        public static Cell change(long by) {
            return number(
                    String.valueOf(by),
                    by == 0 ? "0" : String.format(Locale.UK, "%+,d", by).replace('-', '−'));
        }

        /// Empty in the file and a dash on the page where it is not known.
        public static Cell share(double share) {
            return Double.isNaN(share)
                    ? unknown()
                    : number(
                            String.format(Locale.ROOT, "%.6f", share), String.format(Locale.UK, "%.1f%%", 100 * share));
        }

        public static Cell decimal(double value, int digits) {
            return Double.isNaN(value)
                    ? unknown()
                    : number(
                            String.format(Locale.ROOT, "%." + (digits + 3) + "f", value),
                            String.format(Locale.UK, "%,." + digits + "f", value)
                                    .replace('-', '−'));
        }

        static Cell unknown() {
            return number("", NONE);
        }

        /// A figure that is kept back because too few accounts stand behind it.
        static Cell hidden() {
            return new Cell("hidden", "", "hidden", true, "");
        }

        private static Cell number(String raw, String shown) {
            return new Cell(raw, shown, "", true, "");
        }
    }

    /// For a spreadsheet. Every cell is a number or one of our own words, so none can begin a
    /// formula or hold a comma.
    public String csv() {
        StringBuilder csv = new StringBuilder(String.join(",", columns)).append("\r\n");
        for (List<Cell> row : rows) {
            csv.append(String.join(",", row.stream().map(Cell::raw).toList())).append("\r\n");
        }
        return csv.toString();
    }
}
