/// What may not be erased yet, who said so, why, and until when.
@NullMarked
package org.carrel.privacy.hold;

import org.jspecify.annotations.NullMarked;
