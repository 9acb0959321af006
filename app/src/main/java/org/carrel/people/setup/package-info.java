/// The first account of a new installation.
@NullMarked
package org.carrel.people.setup;

import org.jspecify.annotations.NullMarked;
