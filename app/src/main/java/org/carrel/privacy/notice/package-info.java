/// The declaration, what the database must look like for it, and the check that it does.
@NullMarked
package org.carrel.privacy.notice;

import org.jspecify.annotations.NullMarked;
