/// When a digest is made, what goes into it, and that nothing is said twice.
@NullMarked
package org.carrel.messages.digest;

import org.jspecify.annotations.NullMarked;
