/// What a reader or a program sees when something cannot be done.
@NullMarked
package org.carrel.web.error;

import org.jspecify.annotations.NullMarked;
