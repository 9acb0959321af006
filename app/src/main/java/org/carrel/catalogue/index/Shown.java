package org.carrel.catalogue.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.carrel.catalogue.description.Description;
import org.carrel.catalogue.description.Format;
import org.carrel.catalogue.description.Identifier;
import org.carrel.catalogue.description.Name;
import org.carrel.catalogue.description.Text;
import org.jspecify.annotations.Nullable;

/// What a list of results shows of a record.
///
/// @param original  the title in its own script; may be empty
/// @param names     the first few, as headings
/// @param statement who is said to be responsible; may be empty
/// @param text      the beginning of contents and notes
/// @param isbn      may be empty
public record Shown(
        String title,
        String original,
        List<String> names,
        String statement,
        String edition,
        String imprint,
        @Nullable Integer year,
        Format format,
        List<String> languages,
        List<String> series,
        List<String> subjects,
        String text,
        String isbn) {

    private static final char FIELD = '\u001e';
    private static final String VALUE = "\u001f";
    private static final int MOST_NAMES = 4;
    private static final int MOST_SUBJECTS = 8;
    private static final int LONGEST_TEXT = 1_500;
    private static final int FIELDS = 13;

    static Shown of(Description record) {
        return new Shown(
                record.title().latin(),
                orEmpty(record.title().original()),
                record.names().stream()
                        .map(Name::heading)
                        .flatMap(Shown::both)
                        .limit(MOST_NAMES)
                        .toList(),
                record.statement(),
                record.edition(),
                record.imprint(),
                record.firstYear(),
                record.format(),
                record.languages(),
                record.series().stream().map(Text::latin).limit(2).toList(),
                record.subjects().stream()
                        .flatMap(subject -> both(subject.heading()))
                        .limit(MOST_SUBJECTS)
                        .toList(),
                text(record),
                record.identifiers().stream()
                        .filter(identifier -> identifier.kind() == Identifier.Kind.ISBN)
                        .map(Identifier::value)
                        .findFirst()
                        .orElse(""));
    }

    private static Stream<String> both(Text text) {
        return text.original() == null ? Stream.of(text.latin()) : Stream.of(text.latin(), text.original());
    }

    private static String text(Description record) {
        StringBuilder text = new StringBuilder();
        for (List<String> some : List.of(record.contents(), record.notes())) {
            for (String one : some) {
                if (text.length() < LONGEST_TEXT) {
                    text.append(text.isEmpty() ? "" : " \u00b7 ").append(one, 0, Math.min(one.length(), LONGEST_TEXT));
                }
            }
        }
        return text.toString();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// As one text, which [#read] reads.
    String stored() {
        return String.join(
                String.valueOf(FIELD),
                title,
                original,
                String.join(VALUE, names),
                statement,
                edition,
                imprint,
                year == null ? "" : year.toString(),
                format.code(),
                String.join(VALUE, languages),
                String.join(VALUE, series),
                String.join(VALUE, subjects),
                text,
                isbn);
    }

    /// @throws IllegalArgumentException for a text that [#stored] did not write
    public static Shown read(String stored) {
        List<String> parts = new ArrayList<>(FIELDS);
        int from = 0;
        for (int at = stored.indexOf(FIELD); at >= 0; at = stored.indexOf(FIELD, from)) {
            parts.add(stored.substring(from, at));
            from = at + 1;
        }
        parts.add(stored.substring(from));
        if (parts.size() != FIELDS) {
            throw new IllegalArgumentException("a result has " + FIELDS + " fields, this one " + parts.size());
        }
        return new Shown(
                parts.get(0),
                parts.get(1),
                values(parts.get(2)),
                parts.get(3),
                parts.get(4),
                parts.get(5),
                parts.get(6).isEmpty() ? null : Integer.valueOf(parts.get(6)),
                Format.of(parts.get(7)),
                values(parts.get(8)),
                values(parts.get(9)),
                values(parts.get(10)),
                parts.get(11),
                parts.get(12));
    }

    private static List<String> values(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(VALUE, -1));
    }
}
