package org.carrel.sentinel.accuracy;

/// A figure with the interval it is known to.
record Estimate(double value, double low, double high) {}
