/// Who changed what in the catalogue, when and why.
@NullMarked
package org.carrel.catalogue.change;

import org.jspecify.annotations.NullMarked;
