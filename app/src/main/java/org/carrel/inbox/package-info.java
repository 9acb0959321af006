/// Owns what all watched folders have in common: which files are ready, and where they go once they were read.
///
/// Publishes [WatchedFolder]. Never opens a file, and never deletes one: whoever watches knows what stands in it.
@ApplicationModule(
        displayName = "Inbox",
        allowedDependencies = {})
@NullMarked
package org.carrel.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
