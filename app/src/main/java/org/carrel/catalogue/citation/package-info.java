/// How others refer to a record: citations in the styles departments ask for, and files for reference managers.
@NullMarked
package org.carrel.catalogue.citation;

import org.jspecify.annotations.NullMarked;
