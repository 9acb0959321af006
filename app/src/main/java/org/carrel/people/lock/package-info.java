/// Refuses the password of an account that seems stolen until another is chosen.
@NullMarked
package org.carrel.people.lock;

import org.jspecify.annotations.NullMarked;
