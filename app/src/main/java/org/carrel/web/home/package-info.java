/// The home page, filled by the panels of the other modules.
@NullMarked
package org.carrel.web.home;

import org.jspecify.annotations.NullMarked;
