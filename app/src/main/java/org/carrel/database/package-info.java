/// Owns the one PostgreSQL: opens it, migrates it module by module, and hands out the app's restricted login.
///
/// Never holds a module's tables or SQL.
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {})
@NullMarked
package org.carrel.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
