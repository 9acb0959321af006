package org.carrel.catalogue.holding;

import java.util.List;

/// @param code as addresses and files write it: `south`
public record Campus(String code, String name, List<Location> locations) {

    public Campus {
        locations = List.copyOf(locations);
    }

    /// Where something stands: a floor, a store.
    public record Location(String code, String name) {}
}
