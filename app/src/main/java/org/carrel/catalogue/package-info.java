/// Owns bibliographic records, holdings and items, authorities, and the index that finds them.
///
/// Publishes the ids of records and items, and [Items], by which lending finds them and sets
/// their status. Listens to nothing. Never knows who borrows: lending sets an item's status and
/// keeps the rest to itself. Searching never stores a person; lists and searches that somebody
/// saves are theirs alone.
@ApplicationModule(
        displayName = "Catalogue",
        allowedDependencies = {"inbox", "people", "privacy", "web"})
@NullMarked
package org.carrel.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
