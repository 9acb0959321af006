package org.carrel.circulation.policy;

/// What happens to a loan when somebody else needs the item.
///
/// @param days       until it is due, from the recall
/// @param guaranteed for how many days it may be kept in any case, from when it was lent
public record Recalling(int days, int guaranteed) {}
