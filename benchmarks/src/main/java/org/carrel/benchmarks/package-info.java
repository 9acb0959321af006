/// Load generators and drivers. Figures they print belong in `docs/benchmarks.md`.
@NullMarked
package org.carrel.benchmarks;

import org.jspecify.annotations.NullMarked;
