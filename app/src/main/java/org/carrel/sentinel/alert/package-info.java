/// Alerts as a reviewer sees them.
@NullMarked
package org.carrel.sentinel.alert;

import org.jspecify.annotations.NullMarked;
