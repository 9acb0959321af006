/// The index in which records are found: how words are taken from texts, how it follows the tables, how it is built
/// anew.
///
/// Everything in it follows from the tables, so that it may be lost at any time. Knows nothing of what people ask: that
/// is the search's.
@NullMarked
package org.carrel.catalogue.index;

import org.jspecify.annotations.NullMarked;
