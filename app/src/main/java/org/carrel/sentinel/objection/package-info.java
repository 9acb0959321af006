/// Article 21: who objects to the analysis of their remote access is left out of it.
@NullMarked
package org.carrel.sentinel.objection;

import org.jspecify.annotations.NullMarked;
