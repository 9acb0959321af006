package org.carrel.privacy.notice;

import java.util.List;
import java.util.Optional;

/// What the notice says of one column.
///
/// @param category the kind of personal data it holds; empty when it holds none
/// @param keys the keys of a JSON column
/// @param ownerOnly nobody but the database's owner touches it (a migration history)
/// @param place file and line of the declaration, for messages
record DeclaredColumn(ColumnName name, Optional<String> category, List<String> keys, boolean ownerOnly, String place) {

    boolean personal() {
        return category.isPresent();
    }
}
