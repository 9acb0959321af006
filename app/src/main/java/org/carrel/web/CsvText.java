package org.carrel.web;

import java.util.List;
import java.util.regex.Pattern;

/// Cells as [RFC 4180](https://www.rfc-editor.org/rfc/rfc4180) wants them. What a spreadsheet would take for a formula
/// has an
/// apostrophe before it, which goes when such a file is brought back.
public final class CsvText {

    private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+@\t\r-].*");
    private static final Pattern GUARDED = Pattern.compile("(?s)'+[=+@\t\r-].*");
    private static final Pattern QUOTED = Pattern.compile("(?s).*[\",\r\n].*");

    private CsvText() {}

    /// A row with the end of its line.
    public static String row(List<String> cells) {
        return String.join(",", cells.stream().map(CsvText::cell).toList()) + "\r\n";
    }

    public static String cell(String said) {
        String text = FORMULA.matcher(said).matches() ? "'" + said : said;
        return QUOTED.matcher(text).matches() ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    /// What was meant by a cell that [#cell] may have written.
    public static String read(String cell) {
        return GUARDED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
