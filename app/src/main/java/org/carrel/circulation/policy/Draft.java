package org.carrel.circulation.policy;

import java.time.Instant;

/// What will be the next version of the policy.
///
/// @param revision of this step; whoever changes it says which one they saw
/// @param basedOn  the version it began from
record Draft(long revision, int basedOn, Instant at, Policy policy) {}
