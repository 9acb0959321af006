package org.carrel.circulation.policy;

/// In pence. Nothing is charged for an item that nobody else asks for, but for one that is lost.
///
/// @param lateDay  for each day a recalled item is late; 0 for nothing
/// @param lateMost the most for one loan; 0 for no limit
/// @param lost     for an item that does not come back; 0 for nothing
public record Charges(int lateDay, int lateMost, int lost) {}
