package org.carrel.circulation.policy;

import java.time.Instant;

/// A version of the policy, which nobody changes any more.
///
/// @param number from 1, the highest counts
public record PolicyVersion(int number, Instant at, String why, Policy policy) {}
