/// How right and how fair the detector is: the random audit below the line, second looks, and the
/// figures a statistician reads. Tokens and groups only; `docs/accuracy.md` defines every figure.
@NullMarked
package org.carrel.sentinel.accuracy;

import org.jspecify.annotations.NullMarked;
