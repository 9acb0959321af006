/// Owns the library's rules of lending, and in time what is lent, requested and charged.
///
/// Publishes nothing yet. Listens to nothing. Never decides who somebody is, what an item is or
/// when a building is open: it asks people, the catalogue and buildings. Never writes who borrows
/// what into another module's tables.
@ApplicationModule(
        displayName = "Circulation",
        allowedDependencies = {"buildings", "catalogue", "people", "privacy", "web"})
@NullMarked
package org.carrel.circulation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
