/// Buildings, their hours, gates and tokens, and the pages where the library sets them.
@NullMarked
package org.carrel.buildings.premises;

import org.jspecify.annotations.NullMarked;
