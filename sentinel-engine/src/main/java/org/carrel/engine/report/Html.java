package org.carrel.engine.report;

/// Text for a page.
final class Html {

    private Html() {}

    /// Safe between tags and inside a quoted attribute.
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
