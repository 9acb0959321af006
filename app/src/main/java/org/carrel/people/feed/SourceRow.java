package org.carrel.people.feed;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What a source says of one person.
///
/// @param line    of the file, from 1; for rows without a file, their place
/// @param values  dates as `2026-09-30`, a group by its key; what is not said is not there
/// @param gone    the source has them no longer; only [Field#EXTERNAL_ID] counts then
/// @param problem why it cannot be taken over; empty where nothing is wrong so far
/// @param raw     for whoever has to mend it: what stood there; empty where there was no file
public record SourceRow(int line, Map<Field, String> values, boolean gone, Optional<Problem> problem, String raw) {

    /// Between the number of a person's own row and the name of a further one; no file can have
    /// it in a number.
    private static final char PART = '\u001F';

    /// A row without a file, checked.
    public static SourceRow of(int line, Map<Field, String> values) {
        return RowCheck.checked(line, values, false, "");
    }

    /// A further row of somebody whose own row comes before it, or came with an earlier delivery:
    /// why else they may use the library.
    ///
    /// @param values [Field#EXTERNAL_ID] as in their own row
    /// @param part   which of their further rows
    public static SourceRow part(int line, Map<Field, String> values, String part) {
        return of(line, values).named(part);
    }

    /// What a further row said is so no longer.
    public static SourceRow partGone(int line, String externalId, String part) {
        return gone(line, externalId).named(part);
    }

    private SourceRow named(String part) {
        Map<Field, String> named = new EnumMap<>(values);
        named.computeIfPresent(Field.EXTERNAL_ID, (field, id) -> id + PART + part);
        return new SourceRow(line, named, gone, problem, raw);
    }

    private static String withoutPart(String id) {
        int end = id.indexOf(PART);
        return end < 0 ? id : id.substring(0, end);
    }

    /// The source has them no longer.
    public static SourceRow gone(int line, String externalId) {
        return RowCheck.checked(line, Map.of(Field.EXTERNAL_ID, externalId), true, "");
    }

    /// With a problem only its key is kept beside its text, so that whoever it names does not
    /// count as missing. A key that could not be read names nobody.
    SourceRow refused(Problem why) {
        Map<Field, String> key = new EnumMap<>(Field.class);
        String id = values.get(Field.EXTERNAL_ID);
        if (id != null && RowCheck.againstKey(withoutPart(id)) == null) {
            key.put(Field.EXTERNAL_ID, id);
        }
        return new SourceRow(line, key, gone, Optional.of(why), raw);
    }
}
