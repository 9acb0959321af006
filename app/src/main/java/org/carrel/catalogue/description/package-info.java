/// What a bibliographic record means: titles, names, subjects, years, as people read them and as they are searched.
///
/// Follows from the record and from nothing else. Codes are those of
/// [MARC 21](https://www.loc.gov/marc/bibliographic/).
@NullMarked
package org.carrel.catalogue.description;

import org.jspecify.annotations.NullMarked;
