/// What the library has of a record: holdings and items, and the campuses and locations where they stand.
@NullMarked
package org.carrel.catalogue.holding;

import org.jspecify.annotations.NullMarked;
