/// What somebody may not do for now, and what they are told about it.
@NullMarked
package org.carrel.people.block;

import org.jspecify.annotations.NullMarked;
