/// Owns who our users are: people, their groups, their accounts and staff roles, signing in and
/// sessions.
///
/// Publishes [People], the signed-in principal [SignedIn] and the ids. Listens to nothing yet.
/// Never decides what a group may do: the module that serves them does.
@ApplicationModule(
        displayName = "People",
        allowedDependencies = {"inbox", "privacy", "web"})
@NullMarked
package org.carrel.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
