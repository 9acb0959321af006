/// The notice as everybody reads it, made from the declaration alone.
@NullMarked
package org.carrel.privacy.publicpage;

import org.jspecify.annotations.NullMarked;
