/// What somebody keeps for themselves: searches, and lists of works with notes. Nobody else sees it, and no page for
/// staff asks for it.
@NullMarked
package org.carrel.catalogue.kept;

import org.jspecify.annotations.NullMarked;
