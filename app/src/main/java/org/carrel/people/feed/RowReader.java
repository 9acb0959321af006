package org.carrel.people.feed;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carrel.people.feed.Mapping.FieldRule;
import org.carrel.web.CsvText;
import org.jspecify.annotations.Nullable;

/// From a line to what it says, as the mapping reads it.
final class RowReader {

    private static final Pattern MIDNIGHT = Pattern.compile("[ T]00:00(:00(\\.0+)?)?Z?$");
    /// How Excel keeps days: 1 is 1 January 1900, and it holds 1900 for a leap year.
    /// Those of before 1927 look like years.
    private static final Pattern SERIAL = Pattern.compile("[1-9]\\d{4}(\\.0+)?");
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

    private static final int LONGEST_CELL = 1000;

    private final Mapping mapping;
    private final Columns columns;

    RowReader(Mapping mapping, Columns columns) {
        this.mapping = mapping;
        this.columns = columns;
    }

    SourceRow read(Line line) {
        String raw = raw(line);
        if (line.cells().size() != columns.width()) {
            return refused(line, raw, new Problem("columns", line.cells().size() + "\n" + columns.width()));
        }
        boolean gone = isGone(line);
        Map<Field, String> values = new EnumMap<>(Field.class);
        for (Map.Entry<Field, FieldRule> one : mapping.fields().entrySet()) {
            if (gone && one.getKey() != Field.EXTERNAL_ID) {
                // Whoever is gone may have nothing but a number.
                continue;
            }
            String text = text(line, one.getValue());
            Said said = said(one.getKey(), one.getValue(), text);
            if (said.problem() != null) {
                return refused(line, raw, said.problem());
            }
            values.put(one.getKey(), said.value());
        }
        return RowCheck.checked(line.number(), values, gone, raw);
    }

    private SourceRow refused(Line line, String raw, Problem problem) {
        Map<Field, String> key = new EnumMap<>(Field.class);
        FieldRule rule = mapping.fields().get(Field.EXTERNAL_ID);
        if (rule != null) {
            Said said = said(Field.EXTERNAL_ID, rule, text(line, rule));
            if (said.problem() == null) {
                key.put(Field.EXTERNAL_ID, said.value());
            }
        }
        return new SourceRow(line.number(), key, false, Optional.empty(), raw).refused(problem);
    }

    private record Said(String value, @Nullable Problem problem) {}

    private String text(Line line, FieldRule rule) {
        if (rule.value() != null) {
            return rule.value();
        }
        return rule.columns().stream()
                .map(column -> columns.cell(line, column))
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private Said said(Field field, FieldRule rule, String text) {
        if (text.isEmpty()) {
            return rule.required() ? wrong("missing", field.key()) : new Said("", null);
        }
        if (!rule.values().isEmpty() || rule.otherwise() != null) {
            String value = rule.values().getOrDefault(text.toLowerCase(Locale.ROOT), rule.otherwise());
            return value == null ? wrong("value", field.key() + "\n" + text) : new Said(value, null);
        }
        if (rule.width() > 0) {
            return fitted(rule, text);
        }
        return new Said(field.isDate() ? date(text) : text, null);
    }

    /// Spreadsheets take the zeros from the beginning of a number.
    private static Said fitted(FieldRule rule, String text) {
        if (text.length() == rule.width()) {
            return new Said(text, null);
        }
        if (text.length() < rule.width() && rule.pad() && text.chars().allMatch(Character::isDigit)) {
            return new Said("0".repeat(rule.width() - text.length()) + text, null);
        }
        return wrong(text.length() < rule.width() ? "short" : "wide", text + "\n" + rule.width());
    }

    private static Said wrong(String code, String detail) {
        return new Said("", new Problem(code, detail));
    }

    /// What is no day stays as it is, and is refused as such.
    private String date(String text) {
        String day = MIDNIGHT.matcher(text).replaceFirst("");
        if (SERIAL.matcher(day).matches()) {
            return SERIAL_ZERO
                    .plusDays(Long.parseLong(day.replaceFirst("\\..*", "")))
                    .toString();
        }
        for (DateTimeFormatter form : mapping.dates()) {
            try {
                return LocalDate.parse(day, form).toString();
            } catch (DateTimeParseException e) {
                // The next form may fit.
            }
        }
        return day;
    }

    private boolean isGone(Line line) {
        return mapping.gone()
                .filter(rule ->
                        rule.values().contains(columns.cell(line, rule.column()).toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    /// The day on which the file was made, by this line.
    Optional<LocalDate> madeOn(Line line) {
        return mapping.madeOn()
                .map(column -> date(columns.cell(line, column)))
                .filter(text -> !text.isEmpty())
                .map(text -> {
                    try {
                        return LocalDate.parse(text);
                    } catch (DateTimeParseException e) {
                        throw new Stopped("made_on", text);
                    }
                });
    }

    /// Nothing that may be as long as that is anything a row may say.
    private static String shortened(String cell) {
        return cell.length() <= LONGEST_CELL ? cell : cell.substring(0, LONGEST_CELL) + "…";
    }

    /// Only what the mapping reads: the rest is nothing to us.
    private String raw(Line line) {
        return mapping.columns().stream()
                .map(column -> columns.cell(line, column))
                .map(RowReader::shortened)
                .map(CsvText::cell)
                .collect(Collectors.joining(","));
    }
}
