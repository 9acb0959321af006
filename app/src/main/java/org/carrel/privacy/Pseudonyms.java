package org.carrel.privacy;

import java.util.Optional;
import java.util.Set;

/// The tokens under which a module keeps what it holds of somebody. A module that pseudonymises implements it.
public interface Pseudonyms {

    /// Runs inside the transaction that shows the person their own data. Every token that the present keys give this
    /// person; empty where there is none, or while the keys are away.
    Set<String> of(Subject subject);

    /// Why tokens cannot be told now, as a sentence; empty where they can. Whoever erases must
    /// know.
    default Optional<String> away() {
        return Optional.empty();
    }
}
