/// What the notice says of whose a row is, used to join two records of one person, and to part them again.
@NullMarked
package org.carrel.privacy.merge;

import org.jspecify.annotations.NullMarked;
