package org.carrel.circulation.policy;

/// One kind of borrower, one type of item, one place.
///
/// @param item     [#ANY_OTHER] stands for every type that nobody has named yet
/// @param location the same
record Combination(String patron, String item, String location) {

    /// No code: codes begin with a letter.
    static final String ANY_OTHER = "*";
}
