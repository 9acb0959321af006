package org.carrel.catalogue.description;

import org.jspecify.annotations.Nullable;

/// Words in Latin letters, with the same in the script of the work where the record has both.
///
/// @param latin    as it stands in the field itself
/// @param original from the field 880 that belongs to it
public record Text(String latin, @Nullable String original) {

    public static Text of(String latin) {
        return new Text(latin, null);
    }
}
