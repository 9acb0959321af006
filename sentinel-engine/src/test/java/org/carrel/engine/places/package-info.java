@NullMarked
package org.carrel.engine.places;

import org.jspecify.annotations.NullMarked;
