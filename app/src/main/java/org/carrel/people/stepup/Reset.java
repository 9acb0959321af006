package org.carrel.people.stepup;

import java.time.Instant;

/// That somebody's second proof was taken away.
record Reset(Instant at, String reason) {}
