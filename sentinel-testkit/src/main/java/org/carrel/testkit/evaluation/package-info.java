/// Measures the detector, and what a library could have instead, on simulated worlds whose truth is
/// known.
///
/// Definitions and their reasons: `docs/evaluation.md`.
@NullMarked
package org.carrel.testkit.evaluation;

import org.jspecify.annotations.NullMarked;
