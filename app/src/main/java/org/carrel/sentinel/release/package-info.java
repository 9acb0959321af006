/// Which settings the detector runs with, which are on trial beside it, and who signed what when.
@NullMarked
package org.carrel.sentinel.release;

import org.jspecify.annotations.NullMarked;
