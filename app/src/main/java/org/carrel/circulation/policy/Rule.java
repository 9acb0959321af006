package org.carrel.circulation.policy;

import org.jspecify.annotations.Nullable;

/// One line of the policy.
///
/// @param terms null where nothing is lent
public record Rule(Scope scope, @Nullable Terms terms) {

    public boolean lends() {
        return terms != null;
    }
}
