/// Whether a card opens a gate: the rules, the decision, and what is kept of it.
@NullMarked
package org.carrel.buildings.door;

import org.jspecify.annotations.NullMarked;
