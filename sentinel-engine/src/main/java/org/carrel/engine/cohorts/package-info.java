/// Which group of users an account belongs to, as a library tells it in a file.
@NullMarked
package org.carrel.engine.cohorts;

import org.jspecify.annotations.NullMarked;
