/// What has to be arranged for somebody, never why.
@NullMarked
package org.carrel.people.need;

import org.jspecify.annotations.NullMarked;
