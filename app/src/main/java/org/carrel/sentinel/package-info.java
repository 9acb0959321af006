/// Owns what becomes of remote-access logs: reading them, the detector's memory, alerts and their review.
///
/// Works on tokens; who is behind one is asked in `identity` alone, by a trained reviewer, for a stated reason. Never
/// decides: an alert is a question to a person.
@ApplicationModule(
        displayName = "Sentinel",
        allowedDependencies = {"inbox", "people", "privacy", "web"})
@NullMarked
package org.carrel.sentinel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
