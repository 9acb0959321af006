package org.carrel.people.feed;

import java.util.List;

/// One row of a file.
///
/// @param number from 1, as an editor or a spreadsheet counts
/// @param cells  without spaces around them
record Line(int number, List<String> cells) {

    boolean isBlank() {
        return cells.stream().allMatch(String::isEmpty);
    }
}
