/// The invented university's collections.
@NullMarked
package org.carrel.catalogue.invented;

import org.jspecify.annotations.NullMarked;
