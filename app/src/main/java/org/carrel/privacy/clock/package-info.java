/// The law's clocks: when an answer is due, and which days are no working days.
@NullMarked
package org.carrel.privacy.clock;

import org.jspecify.annotations.NullMarked;
