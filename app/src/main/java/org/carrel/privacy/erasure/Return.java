package org.carrel.privacy.erasure;

import java.time.Instant;

/// Somebody who was erased and whom a feed wanted to bring back.
///
/// @param source which feed
/// @param times how often since
public record Return(long id, String source, Instant firstAt, Instant lastAt, int times) {}
