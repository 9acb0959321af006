/// Names and subjects as the library has agreed to write them, their other forms, and the records
/// that use them.
@NullMarked
package org.carrel.catalogue.authority;

import org.jspecify.annotations.NullMarked;
