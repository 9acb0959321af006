package org.carrel.catalogue.search;

import java.util.List;
import org.carrel.catalogue.ItemStatus;
import org.jspecify.annotations.Nullable;

/// Where a record's items are at this moment, and what can be read online.
///
/// @param places the nearest to hand first
/// @param urls   a few
public record Availability(List<Shelf> places, List<String> urls) {

    public static final Availability NONE = new Availability(List.of(), List.of());
    private static final int MOST_SHOWN = 3;

    /// @param items   how many there are, without those that are lost or given away
    /// @param onShelf how many of them can be taken from the shelf
    /// @param status  of the others one; null where there are none
    public record Shelf(
            String campus,
            String location,
            String callNumber,
            String extent,
            int items,
            int onShelf,
            @Nullable ItemStatus status) {}

    List<Shelf> shown() {
        return places.size() <= MOST_SHOWN ? places : places.subList(0, MOST_SHOWN);
    }

    int more() {
        return places.size() - shown().size();
    }
}
