package org.carrel.sentinel.accuracy;

/// A sample from below the line as a statistician sees it.
///
/// @param verdict key; empty while nobody has decided
record CheckedSample(String band, double inclusion, double probability, String verdict) {}
