package org.carrel.circulation.policy;

import java.util.Set;

/// What a policy may name: the types of items and the locations that the catalogue has, and what
/// the policy in force names already.
record Known(Set<String> items, Set<String> locations) {}
