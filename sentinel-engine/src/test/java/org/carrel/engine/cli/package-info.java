@NullMarked
package org.carrel.engine.cli;

import org.jspecify.annotations.NullMarked;
