package org.carrel.catalogue.description;

import org.carrel.catalogue.marc.DataField;
import org.carrel.catalogue.marc.Subfield;

/// Titles as their fields put them together.
final class Titles {

    private static final String PARTS = "abfgknps";

    private Titles() {}

    /// Title and subtitle of field 245 and others built like it.
    static String whole(DataField field) {
        StringBuilder title = new StringBuilder();
        String before = "";
        char last = 0;
        for (Subfield subfield : field.subfields()) {
            if (PARTS.indexOf(subfield.code()) >= 0) {
                String part = Punctuation.title(subfield.value());
                if (!part.isEmpty()) {
                    title.append(title.isEmpty() ? "" : between(subfield.code(), last, before))
                            .append(part);
                    last = subfield.code();
                }
            }
            // The medium in brackets is left out, but the mark behind it says what comes next.
            if (PARTS.indexOf(subfield.code()) >= 0 || subfield.code() == 'h') {
                before = subfield.value().strip();
            }
        }
        return title.toString();
    }

    /// Without the subtitle.
    static String proper(DataField field) {
        return whole(new DataField(
                field.tag(),
                field.first(),
                field.second(),
                field.subfields().stream()
                        .filter(subfield -> "anp".indexOf(subfield.code()) >= 0)
                        .toList()));
    }

    /// Folded, without as many characters as the second indicator says are an article.
    static String sorted(DataField field) {
        String title = whole(field);
        int article = Character.digit(field.second(), 10);
        boolean cuts = article > 0 && article < title.length();
        return Folding.key(cuts ? title.substring(article) : title);
    }

    private static String between(char code, char last, String before) {
        return switch (code) {
            case 'b' -> before.endsWith("=") ? " = " : before.endsWith(";") ? "; " : ": ";
            case 'p' -> last == 'n' ? ", " : ". ";
            case 'n', 's', 'k' -> ". ";
            default -> ", ";
        };
    }
}
