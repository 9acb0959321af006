package org.carrel.catalogue.load;

import org.carrel.catalogue.kbart.KbartTitle;
import org.carrel.catalogue.kbart.KbartTitle.Coverage;

/// What can be read online of a record in a package.
///
/// @param id 0 for one that is not in the tables yet
record HeldTitle(long id, Key key, Row row) {

    /// One title may have several, after each other in time.
    record Key(String titleId, String firstOn, Held record) {}

    /// All that a list says of it.
    record Row(String url, Coverage coverage, String embargo, String depth, String note, boolean free) {

        static Row of(KbartTitle title) {
            return new Row(title.url(), title.coverage(), title.embargo(), title.depth(), title.note(), title.free());
        }
    }
}
