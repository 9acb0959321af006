/// Owns what becomes of remote-access logs: reading them, the detector's memory, alerts and their review.
///
/// Holds tokens only; who is behind one is not known here. Never decides: an alert is a question to a trained reviewer.
@ApplicationModule(
        displayName = "Sentinel",
        allowedDependencies = {"privacy", "web"})
@NullMarked
package org.carrel.sentinel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
