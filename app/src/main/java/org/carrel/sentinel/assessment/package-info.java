/// The assessment behind the legitimate interest, in versions.
@NullMarked
package org.carrel.sentinel.assessment;

import org.jspecify.annotations.NullMarked;
