package org.carrel.sentinel.securing.connector;

import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The account that is secured.
///
/// @param securing number of this securing: the same at every attempt, so others can tell a
///     repetition
/// @param token    of the account, as reviewers know it
/// @param username as it is known to the proxy and the sign-in
/// @param contact  mail address of its owner; null when none is known
/// @param done     steps that are done by now
/// @param code     makes a new code for the link by which the owner answers
public record Target(
        long securing,
        long alert,
        String token,
        String username,
        @Nullable String contact,
        Set<StepKind> done,
        Supplier<String> code) {

    /// Without name and address: records end up in messages and logs.
    @Override
    public String toString() {
        return "Target[securing " + securing + "]";
    }
}
