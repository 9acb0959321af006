/// Numbers and cards: given, replaced, lost, and never given twice.
@NullMarked
package org.carrel.people.card;

import org.jspecify.annotations.NullMarked;
