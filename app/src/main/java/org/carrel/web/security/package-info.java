/// The filter chains: who may open which address, headers, sign-in and sign-out, bearer tokens.
@NullMarked
package org.carrel.web.security;

import org.jspecify.annotations.NullMarked;
