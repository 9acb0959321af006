/// Who looked at whose data: read off the statements themselves, chained by hashes, sealed with a
/// key for each person.
@NullMarked
package org.carrel.privacy.audit;

import org.jspecify.annotations.NullMarked;
