package org.carrel.people.feed;

import java.util.regex.Pattern;

/// Cells as RFC 4180 wants them. What a spreadsheet would take for a formula has an apostrophe before it, which goes
/// when such a file is delivered again.
final class CsvText {

    private CsvText() {}

    private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+@\t\r-].*");
    private static final Pattern GUARDED = Pattern.compile("(?s)'+[=+@\t\r-].*");

    static String cell(String said) {
        String text = FORMULA.matcher(said).matches() ? "'" + said : said;
        return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    /// What was meant by a cell that [#cell] may have written.
    static String read(String cell) {
        return GUARDED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
