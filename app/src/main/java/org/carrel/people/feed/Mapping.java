package org.carrel.people.feed;

import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.people.UserGroup;
import org.jspecify.annotations.Nullable;

/// How a source's files are read.
///
/// @param delimiter between columns; empty where the header tells
/// @param sheet     of a workbook; empty for its first
/// @param dates     in which forms days are written, besides `2026-09-30`
/// @param gone      which rows say that the source has somebody no longer
/// @param trailer   the last row, which proves that the file is whole
/// @param madeOn    the column with the day on which the file was made
/// @param places    for which fields the source goes before or after its usual place
record Mapping(
        DeliveryKind kind,
        Optional<Character> delimiter,
        Optional<String> sheet,
        List<DateTimeFormatter> dates,
        Map<Field, FieldRule> fields,
        Optional<Gone> gone,
        Optional<Trailer> trailer,
        Optional<String> madeOn,
        Map<Field, Integer> places) {

    /// @param values of the column, in lower case
    record Gone(String column, Set<String> values) {}

    /// @param starts what stands in its first cell
    /// @param count  the cell with the number of rows before it, from 1; 0 where it has none
    record Trailer(String starts, int count) {}

    /// How one field is made of a row.
    ///
    /// @param columns  joined by a space
    /// @param value    the same for every row; null where columns say it
    /// @param values   what a column's text stands for, by the text in lower case; empty where it stands for itself
    /// @param otherwise for texts that `values` does not name; null where these are an error
    /// @param required whether a row without it is refused
    /// @param width    how many characters it has; 0 where any number
    /// @param pad      whether zeros that were lost at the beginning are put back
    record FieldRule(
            List<String> columns,
            @Nullable String value,
            Map<String, String> values,
            @Nullable String otherwise,
            boolean required,
            int width,
            boolean pad) {}

    /// The same for some of the source's rows.
    Mapping forSome() {
        return new Mapping(
                DeliveryKind.DELTA, delimiter, sheet, dates, fields, gone, Optional.empty(), Optional.empty(), places);
    }

    /// Every column that is read.
    Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        fields.values().forEach(rule -> columns.addAll(rule.columns()));
        gone.ifPresent(rule -> columns.add(rule.column()));
        madeOn.ifPresent(columns::add);
        return columns;
    }

    /// What texts stand for among the groups; without values of its own, a group's own key.
    static GroupNames groups(String text) {
        FieldRule rule = text.isBlank() || !(MappingReader.read(text) instanceof MappingReader.Read.Fine fine)
                ? null
                : fine.mapping().fields().get(Field.USER_GROUP);
        Map<String, UserGroup> byKey = Arrays.stream(UserGroup.values())
                .collect(Collectors.toUnmodifiableMap(UserGroup::key, Function.identity()));
        if (rule == null || rule.values().isEmpty()) {
            return new GroupNames(byKey);
        }
        Map<String, UserGroup> byText = new HashMap<>();
        rule.values().forEach((said, key) -> {
            UserGroup group = byKey.get(key);
            if (group != null) {
                byText.put(said, group);
            }
        });
        return new GroupNames(byText);
    }

    /// Empty where the text is none, or not a mapping.
    static Map<Field, Integer> precedence(String text) {
        return text.isBlank() || !(MappingReader.read(text) instanceof MappingReader.Read.Fine fine)
                ? new EnumMap<>(Field.class)
                : fine.mapping().places();
    }
}
