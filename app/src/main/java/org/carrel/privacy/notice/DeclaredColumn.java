package org.carrel.privacy.notice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the notice says of one column.
///
/// @param category the kind of personal data it holds; empty when it holds none
/// @param keys the keys of a JSON column
/// @param owners whose row it is, when this column says so; several where it may name one or another
/// @param actor the column of the account of a member of staff who did something, when this column says who
/// @param thirdParty it may speak of others too, so a person reads it before it is handed out
/// @param ownerOnly nobody but the database's owner touches it (a migration history)
/// @param place file and line of the declaration, for messages
public record DeclaredColumn(
        ColumnName name,
        Optional<String> category,
        List<String> keys,
        List<Owner> owners,
        Optional<ColumnName> actor,
        boolean thirdParty,
        boolean ownerOnly,
        String place) {

    /// How a column leads to whose row it is.
    public sealed interface Owner {

        /// The row is a person, or an account that belongs to no person.
        record Itself() implements Owner {}

        /// The row belongs to whoever the row with this key belongs to.
        record Of(ColumnName key) implements Owner {}

        /// The column holds a pseudonym: only the key leads from a person to it.
        record Token() implements Owner {}
    }

    /// The keys of other tables that lead from here to whose row it is.
    public List<ColumnName> ownerKeys() {
        return owners.stream()
                .flatMap(owner -> owner instanceof Owner.Of(ColumnName key) ? Stream.of(key) : Stream.of())
                .toList();
    }

    public boolean personal() {
        return category.isPresent();
    }
}
