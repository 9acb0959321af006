/// A second proof for staff who see other people's data: a code from an app, or a passkey. See docs/signing-in.md.
@NullMarked
package org.carrel.people.stepup;

import org.jspecify.annotations.NullMarked;
