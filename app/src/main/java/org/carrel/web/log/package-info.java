/// Request ids and one log line a request, without personal data.
@NullMarked
package org.carrel.web.log;

import org.jspecify.annotations.NullMarked;
