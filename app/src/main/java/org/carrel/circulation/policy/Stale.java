package org.carrel.circulation.policy;

import java.util.List;

/// What somebody is told whose page was older than the draft.
///
/// @param over       whether the draft was saved or thrown away meanwhile
/// @param difference what changed since they saw it; empty where that is not known any more
record Stale(boolean over, List<PolicyDifference.Line> difference) {}
