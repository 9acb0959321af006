/// How somebody becomes a user without a feed: they apply by form or at the desk, prove their mail address, a person
/// checks who they are, and they get a number, a card and an account.
@NullMarked
package org.carrel.people.joining;

import org.jspecify.annotations.NullMarked;
