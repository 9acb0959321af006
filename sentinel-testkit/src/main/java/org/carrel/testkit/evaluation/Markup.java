package org.carrel.testkit.evaluation;

/// Text for a page.
final class Markup {

    /// With more columns a table is scrolled on a phone, with fewer its rows become blocks.
    private static final int MOST_STACKED = 10;

    private Markup() {}

    /// Safe between tags and inside a quoted attribute.
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String table(Sheet sheet) {
        boolean wide = sheet.head().size() > MOST_STACKED;
        String table = rows(sheet, wide ? "grid" : "stack");
        return wide
                ? "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"" + escape(sheet.title()) + "\">"
                        + table + "</div>\n"
                : table;
    }

    private static String rows(Sheet sheet, String style) {
        StringBuilder out = new StringBuilder("<table class=\"" + style + "\"><caption>")
                .append(escape(sheet.note()))
                .append("</caption><thead><tr>");
        for (int i = 0; i < sheet.head().size(); i++) {
            out.append(i == 0 ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"n\">")
                    .append(escape(sheet.head().get(i)))
                    .append("</th>");
        }
        out.append("</tr></thead><tbody>\n");
        for (java.util.List<String> row : sheet.rows()) {
            out.append("<tr><th scope=\"row\">").append(escape(row.getFirst())).append("</th>");
            for (int i = 1; i < row.size(); i++) {
                out.append("<td data-h=\"")
                        .append(escape(sheet.head().get(i)))
                        .append("\" class=\"n")
                        .append(mark(row.get(i)))
                        .append("\">")
                        .append(escape(row.get(i)))
                        .append("</td>");
            }
            out.append("</tr>\n");
        }
        return out.append("</tbody></table>\n").toString();
    }

    private static String mark(String value) {
        return value.equals(Target.Verdict.MET.words)
                ? " met"
                : value.equals(Target.Verdict.NOT_MET.words) ? " missed" : "";
    }

    /// Beneath a chart.
    static String tableBelow(Sheet sheet) {
        return "<details><summary>Table: " + escape(sheet.title()) + "</summary>\n" + table(sheet) + "</details>\n";
    }

    static String section(String id, String title, String... parts) {
        return "<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">" + escape(title) + "</h2>\n"
                + String.join("", parts) + "</section>\n";
    }

    static String paragraph(String text) {
        return "<p>" + escape(text) + "</p>\n";
    }
}
