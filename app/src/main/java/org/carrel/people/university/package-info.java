/// Signing in with the university's account, by OpenID Connect. See docs/signing-in.md.
@NullMarked
package org.carrel.people.university;

import org.jspecify.annotations.NullMarked;
