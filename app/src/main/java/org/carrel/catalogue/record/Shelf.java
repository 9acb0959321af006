package org.carrel.catalogue.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// What stands beside each other on the shelves of all campuses, by call number.
@Service
class Shelf {

    static final int ROW = 12;
    private static final int EACH_SIDE = 3;

    private final ShelfRepository shelf;

    Shelf(ShelfRepository shelf) {
        this.shelf = shelf;
    }

    /// One book on a shelf.
    ///
    /// @param key its place in the order; not for people
    record Spine(long holding, long record, String key, String callNumber, String title, String creator) {}

    /// A few before and after the first place of a record that has a call number; none where it has no such place.
    List<Spine> around(CatalogueRecord record) {
        Optional<ShelfRepository.Spot> spot = shelf.spot(record.id());
        if (spot.isEmpty()) {
            return List.of();
        }
        List<Spine> row = new ArrayList<>(shelf.before(spot.get(), EACH_SIDE).reversed());
        row.addAll(shelf.from(spot.get(), EACH_SIDE + 1));
        return row.size() == 1 ? List.of() : row;
    }

    /// A row from a place on, or the row before it.
    List<Spine> row(ShelfRepository.Spot from, boolean backwards) {
        return backwards ? shelf.before(from, ROW).reversed() : shelf.from(from, ROW);
    }
}
