package org.carrel.catalogue.citation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a citation may look like on a page: slanted, bold, raised and lowered, and nothing else. Styles written into
/// elements, which the pages' security policy refuses, become elements; all other tags go, and text stays escaped.
final class Markup {

    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    /// Only a list shows the number in front; one citation has none.
    private static final Pattern NUMBER = Pattern.compile("<div class=\"csl-left-margin\">.*?</div>", Pattern.DOTALL);

    private Markup() {}

    /// @param html as the formatter makes it: text escaped, tags its own
    static String safe(String html) {
        StringBuilder safe = new StringBuilder(html.length());
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(NUMBER.matcher(html).replaceAll(""));
        while (tag.find()) {
            tag.appendReplacement(safe, Matcher.quoteReplacement(replaced(tag.group(), open)));
        }
        tag.appendTail(safe);
        while (!open.isEmpty()) {
            safe.append(end(open.pop()));
        }
        return SPACE.matcher(safe).replaceAll(" ").strip();
    }

    private static String replaced(String tag, Deque<String> open) {
        if (tag.startsWith("<span")) {
            String element =
                    tag.contains("font-style: italic") ? "em" : tag.contains("font-weight: bold") ? "strong" : "";
            open.push(element);
            return element.isEmpty() ? "" : "<" + element + ">";
        }
        if (tag.equals("</span>")) {
            return open.isEmpty() ? "" : end(open.pop());
        }
        return switch (tag) {
            case "<sup>", "</sup>", "<sub>", "</sub>", "<i>", "</i>", "<b>", "</b>" -> tag;
            default -> "";
        };
    }

    private static String end(String element) {
        return element.isEmpty() ? "" : "</" + element + ">";
    }
}
