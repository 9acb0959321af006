package org.carrel.circulation.policy;

/// What the policy says of one kind of borrower, one type of item and one place.
///
/// @param line of the rule that decides, from 1
public record Decision(PatronType patron, Rule rule, int line) {}
