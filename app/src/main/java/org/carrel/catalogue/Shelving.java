package org.carrel.catalogue;

import java.util.List;

/// How the library sorts what it has, for modules whose rules tell items apart by it.
public interface Shelving {

    /// In the library's order.
    List<Sort> itemTypes();

    /// In the library's order, campus by campus.
    List<Place> locations();

    /// A type of item.
    ///
    /// @param code as items name it: `short`
    record Sort(String code, String name) {}

    /// Where something stands.
    ///
    /// @param code       as holdings name it: `kp-1`
    /// @param campus     its campus’ code
    /// @param campusName its campus’ name
    record Place(String code, String name, String campus, String campusName) {}
}
