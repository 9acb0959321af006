/// Where an address is, from the tables the library gives.
@NullMarked
package org.carrel.engine.places;

import org.jspecify.annotations.NullMarked;
