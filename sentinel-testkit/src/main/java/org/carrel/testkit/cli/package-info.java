/// The commands `carrel simulate` and `carrel evaluate`.
@NullMarked
package org.carrel.testkit.cli;

import org.jspecify.annotations.NullMarked;
