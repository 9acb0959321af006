package org.carrel.circulation.policy;

import java.util.Arrays;
import java.util.List;

/// Why a policy cannot be saved.
sealed interface Problem {

    /// Two rules claim the same, and none is the narrower.
    ///
    /// @param one   line of a rule, from 1
    /// @param other line of the other
    record Crossing(int one, int other, Combination example) implements Problem {}

    /// No rule says what holds.
    record Hole(Combination example) implements Problem {}

    /// @param key       of a message, behind `policy.problem.`
    /// @param arguments of it, such as the line and what stands there
    record Said(String key, List<String> arguments) implements Problem {

        static Said of(String key, Object... arguments) {
            return new Said(key, Arrays.stream(arguments).map(String::valueOf).toList());
        }
    }
}
