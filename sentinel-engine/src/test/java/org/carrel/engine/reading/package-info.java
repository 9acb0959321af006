@NullMarked
package org.carrel.engine.reading;

import org.jspecify.annotations.NullMarked;
