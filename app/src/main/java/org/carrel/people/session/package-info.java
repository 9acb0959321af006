/// Where sessions are kept.
@NullMarked
package org.carrel.people.session;

import org.jspecify.annotations.NullMarked;
