/// The simulated campus: invented readers, invented thieves, and the logs they leave behind.
@NullMarked
package org.carrel.testkit;

import org.jspecify.annotations.NullMarked;
