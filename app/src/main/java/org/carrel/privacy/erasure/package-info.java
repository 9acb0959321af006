/// Erases a person over all modules, as the notice has it: a plan, a preview, the erasure, a
/// certificate; and a ledger that keeps them erased.
@NullMarked
package org.carrel.privacy.erasure;

import org.jspecify.annotations.NullMarked;
