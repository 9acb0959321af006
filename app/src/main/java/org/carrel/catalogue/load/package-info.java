/// Files of records, by page, folder and command: read by the rules of their source, matched with what there is, and
/// taken in batch by batch, with a report of each record.
@NullMarked
package org.carrel.catalogue.load;

import org.jspecify.annotations.NullMarked;
