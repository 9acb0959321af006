/// Gates without a network: the signed list they decide by, and what they tell afterwards.
@NullMarked
package org.carrel.buildings.offline;

import org.jspecify.annotations.NullMarked;
