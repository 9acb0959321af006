/// Rules of the house, checked.
@NullMarked
package org.carrel.architecture;

import org.jspecify.annotations.NullMarked;
