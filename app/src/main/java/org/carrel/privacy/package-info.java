/// Owns the notice and what follows from it: purposes as database roles, grants, and the check that
/// the database holds exactly what the notice declares. Owns too what people ask about their data
/// and what the officer does about it.
///
/// Publishes [Purposes], the only way to personal columns. Never holds a module's own rules.
@ApplicationModule(
        displayName = "Privacy",
        allowedDependencies = {"database", "web"})
@NullMarked
package org.carrel.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
