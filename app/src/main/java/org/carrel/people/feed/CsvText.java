package org.carrel.people.feed;

/// Cells as RFC 4180 wants them.
final class CsvText {

    private CsvText() {}

    static String cell(String text) {
        return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
