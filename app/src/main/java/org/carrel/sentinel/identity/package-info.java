/// Turns one token into a person: for a trained reviewer, an open alert and a stated reason, written down before
/// anything is shown.
///
/// The only place where the identifying key is used in this direction; an architecture test keeps it so.
@NullMarked
package org.carrel.sentinel.identity;

import org.jspecify.annotations.NullMarked;
