/// Whom no mail reaches, with a letter to print.
@NullMarked
package org.carrel.messages.unreachable;

import org.jspecify.annotations.NullMarked;
