/// One-time links, and the page on which the holder of one chooses a password.
@NullMarked
package org.carrel.people.invitation;

import org.jspecify.annotations.NullMarked;
