/// What library staff have learnt, and until when it counts.
@NullMarked
package org.carrel.people.training;

import org.jspecify.annotations.NullMarked;
