@NullMarked
package org.carrel.engine.tokens;

import org.jspecify.annotations.NullMarked;
