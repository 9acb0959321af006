/// The accounts of staff, as the systems librarian looks after them.
@NullMarked
package org.carrel.people.staff;

import org.jspecify.annotations.NullMarked;
