/// Finds records that may be of one person, joins two of them, and parts them again.
@NullMarked
package org.carrel.people.merge;

import org.jspecify.annotations.NullMarked;
