package org.carrel.catalogue.load;

import java.util.Set;

/// The library's own codes, of which rules may speak.
record Places(Set<String> locations, Set<String> types) {

    Places {
        locations = Set.copyOf(locations);
        types = Set.copyOf(types);
    }
}
