/// The versions of the notice: what changed, who signed it, and who is told.
@NullMarked
package org.carrel.privacy.version;

import org.jspecify.annotations.NullMarked;
