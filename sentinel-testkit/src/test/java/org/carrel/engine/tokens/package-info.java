/// Tests of the engine that need a key device, which the test kit has.
@NullMarked
package org.carrel.engine.tokens;

import org.jspecify.annotations.NullMarked;
