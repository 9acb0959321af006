/// How many are inside, how full it usually is, and who has to get out in an emergency.
@NullMarked
package org.carrel.buildings.occupancy;

import org.jspecify.annotations.NullMarked;
