package org.carrel.catalogue.record;

import java.util.List;

/// What the library has of a record at one place.
///
/// @param holding    its number
/// @param callNumber may be empty
/// @param extent     which volumes of a serial; may be empty
public record Place(
        long holding,
        String campus,
        String location,
        String callNumber,
        String extent,
        String note,
        List<Copy> copies) {

    public Place {
        copies = List.copyOf(copies);
    }

    /// How many can be taken from the shelf, or read there.
    public long onShelf() {
        return copies.stream().filter(copy -> copy.status().isOnShelf()).count();
    }
}
