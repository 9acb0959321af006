/// Verdicts on alerts, their history, and accounts of which no alert is wanted for a while.
@NullMarked
package org.carrel.sentinel.review;

import org.jspecify.annotations.NullMarked;
