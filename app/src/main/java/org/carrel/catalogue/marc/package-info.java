/// MARC 21 as it came and as it goes: reading, keeping and writing records without losing a character of them.
///
/// What a record means is not known here, but in the description.
@NullMarked
package org.carrel.catalogue.marc;

import org.jspecify.annotations.NullMarked;
