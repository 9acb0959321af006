/// Keeping print together with other libraries: what is promised, and what could be
/// ([UK Research Reserve](https://www.ukrr.ac.uk/)).
@NullMarked
package org.carrel.catalogue.sharedprint;

import org.jspecify.annotations.NullMarked;
