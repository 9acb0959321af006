/// The rules of lending: who may borrow what, for how long, and what follows from it.
@NullMarked
package org.carrel.circulation.policy;

import org.jspecify.annotations.NullMarked;
