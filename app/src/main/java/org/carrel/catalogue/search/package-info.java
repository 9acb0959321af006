/// Library Search: what people ask, how it is understood, what is found, in which order, and how it is shown.
///
/// Nothing that somebody asks is kept.
@NullMarked
package org.carrel.catalogue.search;

import org.jspecify.annotations.NullMarked;
