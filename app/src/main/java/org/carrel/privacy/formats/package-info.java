/// The notice for machines and registers: TILT, the W3C Data Privacy Vocabulary, the record of processing.
@NullMarked
package org.carrel.privacy.formats;

import org.jspecify.annotations.NullMarked;
