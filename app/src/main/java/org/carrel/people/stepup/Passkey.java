package org.carrel.people.stepup;

import java.time.Instant;
import java.util.UUID;

/// @param label as its holder calls it
record Passkey(UUID id, String label, Instant madeAt, Instant usedAt) {}
