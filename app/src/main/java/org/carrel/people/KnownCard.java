package org.carrel.people;

/// A card, barcode or library number that is valid, and whose it is.
///
/// @param value as a reader or a gate gives it
public record KnownCard(String value, CardHolder holder) {

    /// Without the number: records end up in messages and logs.
    @Override
    public String toString() {
        return "KnownCard[" + holder + "]";
    }
}
