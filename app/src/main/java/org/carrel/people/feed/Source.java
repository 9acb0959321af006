package org.carrel.people.feed;

import java.math.BigDecimal;

/// A system that says who our users are.
///
/// @param precedence       lower goes first, where two say something different
/// @param mapping          YAML, see [Mapping]; empty where rows come without a file
/// @param mostEndedPercent a delivery that would end more of its people than this waits
record Source(String key, String title, int precedence, String mapping, BigDecimal mostEndedPercent) {}
