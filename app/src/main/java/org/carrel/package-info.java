/// One process, one PostgreSQL; each package below is a module.
@NullMarked
package org.carrel;

import org.jspecify.annotations.NullMarked;
