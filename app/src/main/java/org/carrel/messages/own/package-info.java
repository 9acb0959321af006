/// What somebody was told, and how they want to be told.
@NullMarked
package org.carrel.messages.own;

import org.jspecify.annotations.NullMarked;
