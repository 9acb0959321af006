/// Tests of the command line that need a key device, which the test kit has.
@NullMarked
package org.carrel.engine.cli;

import org.jspecify.annotations.NullMarked;
