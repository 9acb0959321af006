package org.carrel.testkit.evaluation;

/// An alert, raised by whatever is measured.
///
/// @param account index in the [Roster]
/// @param opened epoch second
/// @param last latest epoch second at which it still stood
/// @param score highest score
record Raised(int account, long opened, long last, double score) {}
