/// Pages in a real browser.
@NullMarked
package org.carrel.browser;

import org.jspecify.annotations.NullMarked;
