package org.carrel.sentinel;

import java.util.Map;
import java.util.Set;

/// Under which tokens somebody is known here, in all epochs. What was kept under the keys of an
/// earlier one is theirs too.
public interface EveryToken {

    /// Epochs in which tokens were made here and whose keys are still there; empty while there was
    /// only one.
    ///
    /// @throws org.carrel.engine.tokens.KeysAway when the keys cannot be had now
    Set<Integer> epochs();

    /// By epoch.
    ///
    /// @throws org.carrel.engine.tokens.KeysAway when the keys cannot be had now
    Map<Integer, String> of(String username);
}
