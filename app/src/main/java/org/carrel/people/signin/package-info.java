/// Signing in with a local account, and slowing down whoever guesses.
@NullMarked
package org.carrel.people.signin;

import org.jspecify.annotations.NullMarked;
