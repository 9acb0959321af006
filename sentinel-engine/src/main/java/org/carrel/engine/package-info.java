/// The detector: what an access log shows of an account, and how far that is from a lawful reader's day.
///
/// No framework, no database, and in the scoring path no clock and no I/O: the same events give the same scores, to the
/// bit. Runs from the command line, inside the app and, later, on a stream processor.
@NullMarked
package org.carrel.engine;

import org.jspecify.annotations.NullMarked;
