/// Logs in, through the detector, into the database: one transaction for each chunk of lines.
@NullMarked
package org.carrel.sentinel.ingest;

import org.jspecify.annotations.NullMarked;
