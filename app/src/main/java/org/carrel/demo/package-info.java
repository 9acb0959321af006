/// Owns the invented university that `./carrel demo` shows: its people, its personas, five weeks of its
/// logs, a day at its gates.
///
/// Does nothing in production but refuse a database that holds any of it.
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {"buildings", "catalogue", "database", "people", "privacy", "sentinel"})
@NullMarked
package org.carrel.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
