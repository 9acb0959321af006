/// Sends letters: each once, outside quiet hours.
@NullMarked
package org.carrel.messages.post;

import org.jspecify.annotations.NullMarked;
