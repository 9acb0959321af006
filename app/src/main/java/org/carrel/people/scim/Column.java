package org.carrel.people.scim;

/// Where the value of an attribute stands, and how it is compared.
///
/// @param sql one expression
record Column(String sql, Kind kind) {

    enum Kind {
        /// Without regard to capitals.
        TEXT,
        /// As [#TEXT], and stored in small letters: equality finds it by an index.
        SMALL,
        /// To the letter.
        EXACT,
        MOMENT,
        TRUTH
    }
}
