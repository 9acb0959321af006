/// What a scan tells: two machine-readable files, a console table and a page to forward. Tokens only, never names.
@NullMarked
package org.carrel.engine.report;

import org.jspecify.annotations.NullMarked;
