/// Owns what we send to people about their use of the library: one digest a day, by mail and under
/// "My messages", who wants to be told how, and whom no mail reaches.
///
/// Publishes [DigestSource], by which other modules say what is news. Listens to nothing. Never
/// asks a module what it knows of anybody: whoever has news brings it.
@ApplicationModule(
        displayName = "Messages",
        allowedDependencies = {"people", "privacy", "web"})
@NullMarked
package org.carrel.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
