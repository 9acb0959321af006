/// The command line: `carrel scan` and `carrel reveal`. Talks to people, handles files; the work is done elsewhere.
@NullMarked
package org.carrel.engine.cli;

import org.jspecify.annotations.NullMarked;
