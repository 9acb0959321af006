package org.carrel.circulation.policy;

import java.time.Instant;

/// What is to be known of a loan to renew it or to recall it.
///
/// @param renewed how often so far
public record Loan(Instant began, Instant due, int renewed) {}
