/// The accounts of those to whom nothing applies any more.
@NullMarked
package org.carrel.people.leaving;

import org.jspecify.annotations.NullMarked;
