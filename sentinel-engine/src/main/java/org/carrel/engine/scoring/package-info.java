/// From events to findings, account-days and alerts.
///
/// Pure: no clock, no I/O, no randomness, and no result that depends on the order in which a hash map is walked. All
/// transcendental functions are those of [StrictMath], so that scores agree to the bit between machines.
@NullMarked
package org.carrel.engine.scoring;

import org.jspecify.annotations.NullMarked;
