/// Disclosures to the police, courts and other authorities (P12): who asked on what ground, the
/// least that answers it, two people where it is about more than one, and what those concerned are
/// told.
@NullMarked
package org.carrel.privacy.disclosure;

import org.jspecify.annotations.NullMarked;
