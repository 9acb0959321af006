/// What people ask about their data, and how the officer answers it in time.
@NullMarked
package org.carrel.privacy.request;

import org.jspecify.annotations.NullMarked;
