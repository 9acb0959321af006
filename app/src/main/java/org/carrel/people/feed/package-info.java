/// What other systems say of our users: deliveries, as files or row by row, their check, taking over and undoing.
///
/// What a source says is kept as it said it, version by version. What a person is then follows from the records of all
/// sources that stand now, and from nothing else: so the same delivery twice changes nothing, and one can be undone.
@NullMarked
package org.carrel.people.feed;

import org.jspecify.annotations.NullMarked;
