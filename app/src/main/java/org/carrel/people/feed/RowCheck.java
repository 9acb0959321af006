package org.carrel.people.feed;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.carrel.people.CardNumber;
import org.carrel.people.Subgroup;
import org.carrel.people.UserGroup;
import org.carrel.people.account.Username;
import org.carrel.privacy.ReadableLine;
import org.jspecify.annotations.Nullable;

/// What a row has to be before anybody looks at other rows: the same that the database asks.
final class RowCheck {

    static final int LONGEST_ID = 100;

    private static final int LONGEST_TEXT = 200;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z][0-9A-Za-z:_-]{0,63}");
    private static final Pattern TURNED_BY_EXCEL = Pattern.compile("\\d([.,]\\d+)?[eE]\\+\\d+");
    private static final Set<Field> NUMBERS = EnumSet.of(Field.LIBRARY_NUMBER, Field.BARCODE, Field.CARD_UID);
    private static final Set<String> GROUPS =
            Set.copyOf(Arrays.stream(UserGroup.values()).map(UserGroup::key).toList());

    private RowCheck() {}

    static SourceRow checked(int line, Map<Field, String> said, boolean gone, String raw) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        said.forEach((field, text) -> {
            String value = text.strip();
            if (!isBlank(value)) {
                values.put(field, written(field, value));
            }
        });
        SourceRow row = new SourceRow(line, values, gone, Optional.empty(), raw);
        Problem problem = against(values, gone);
        return problem == null ? row : row.refused(problem);
    }

    /// Spreadsheets leave blanks that do not break in empty cells.
    private static boolean isBlank(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!Character.isSpaceChar(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static String written(Field field, String value) {
        return switch (field) {
            case USERNAME -> Username.fold(value);
            // What Excel made of a number is shown as it stands.
            case LIBRARY_NUMBER, BARCODE, CARD_UID ->
                TURNED_BY_EXCEL.matcher(value).matches() ? value : CardNumber.written(value);
            default -> value;
        };
    }

    private static @Nullable Problem against(Map<Field, String> values, boolean gone) {
        Problem problem = againstKey(values.get(Field.EXTERNAL_ID));
        return problem != null || gone ? problem : againstValues(values);
    }

    /// What is wrong with a source's own number for somebody: with one of these a row names
    /// nobody.
    static @Nullable Problem againstKey(@Nullable String id) {
        if (id == null || id.isBlank()) {
            return new Problem("missing", Field.EXTERNAL_ID.key());
        }
        if (isUnreadable(id)) {
            return new Problem("control", Field.EXTERNAL_ID.key());
        }
        if (id.length() > LONGEST_ID) {
            return new Problem("long", Field.EXTERNAL_ID.key());
        }
        if (TURNED_BY_EXCEL.matcher(id).matches()) {
            return new Problem("excel", id);
        }
        return null;
    }

    private static @Nullable Problem againstValues(Map<Field, String> values) {
        for (Map.Entry<Field, String> one : values.entrySet()) {
            Problem problem = against(one.getKey(), one.getValue());
            if (problem != null) {
                return problem;
            }
        }
        Optional<UserGroup> group =
                Optional.ofNullable(values.get(Field.USER_GROUP)).map(UserGroup::of);
        for (Field field : values.keySet()) {
            if (!field.isOf(group)) {
                return new Problem("not_of_group", field.key());
            }
        }
        Optional<Subgroup> subgroup =
                Optional.ofNullable(values.get(Field.SUBGROUP)).flatMap(Subgroup::of);
        if (subgroup.isPresent() && group.isPresent() && subgroup.get().group() != group.get()) {
            return new Problem("subgroup", subgroup.get().key());
        }
        return againstOrder(values);
    }

    private static @Nullable Problem against(Field field, String value) {
        if (isUnreadable(value)) {
            return new Problem("control", field.key());
        }
        if (field.isDate()) {
            return isDate(value) ? null : new Problem("date", value);
        }
        if (NUMBERS.contains(field) && TURNED_BY_EXCEL.matcher(value).matches()) {
            return new Problem("excel", value);
        }
        if (NUMBERS.contains(field) && !NUMBER.matcher(value).matches()) {
            return new Problem("number", value);
        }
        return switch (field) {
            case EMAIL -> EMAIL.matcher(value).matches() && value.length() <= 254 ? null : new Problem("email", value);
            case USERNAME -> Username.of(value).isPresent() ? null : new Problem("username", value);
            case SUBGROUP -> Subgroup.of(value).isPresent() ? null : new Problem("subgroup", value);
            case USER_GROUP -> GROUPS.contains(value) ? null : new Problem("group", value);
            case PHONE -> value.length() >= 3 && value.length() <= 40 ? null : new Problem("phone", value);
            default -> value.length() <= LONGEST_TEXT ? null : new Problem("long", field.key());
        };
    }

    /// A further row's number holds a control character of ours, which it gets after this.
    private static boolean isUnreadable(String value) {
        return value.indexOf('\uFFFD') >= 0 || !ReadableLine.is(value);
    }

    private static boolean isDate(String value) {
        try {
            int year = LocalDate.parse(value).getYear();
            return year >= 1900 && year <= 2200;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static @Nullable Problem againstOrder(Map<Field, String> values) {
        if (isAfter(values.get(Field.SINCE), values.get(Field.UNTIL))) {
            return new Problem("order", Field.UNTIL.key());
        }
        return isAfter(values.get(Field.JOINED_ON), values.get(Field.LEFT_ON))
                ? new Problem("order", Field.LEFT_ON.key())
                : null;
    }

    private static boolean isAfter(@Nullable String first, @Nullable String second) {
        return first != null && second != null && first.compareTo(second) > 0;
    }
}
