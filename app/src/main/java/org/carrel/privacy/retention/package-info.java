/// Lets go of data when its time is over: which row is due when follows from the notice, in every
/// module there is.
@NullMarked
package org.carrel.privacy.retention;

import org.jspecify.annotations.NullMarked;
