/// What lending needs of items, and what it does to them.
@NullMarked
package org.carrel.catalogue.lending;

import org.jspecify.annotations.NullMarked;
