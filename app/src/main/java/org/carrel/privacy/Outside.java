package org.carrel.privacy;

import java.util.Optional;
import java.util.Set;

/// What a module keeps of somebody besides rows that the notice leads to: in memory, in files, in
/// a state that many share.
public interface Outside {

    /// Why nobody may erase this person now, as a message key; empty where nothing is in the way.
    /// The caller acts for the purpose of erasing.
    default Optional<String> against(Set<String> tokens) {
        return Optional.empty();
    }

    /// Lets go of it. Called before the rows go and once more after, and again when an erasure
    /// was broken off: doing it twice does no harm.
    ///
    /// @param tokens all of the person's
    default void forget(Subject subject, Set<String> tokens) {
        forget(tokens);
    }

    /// As [#forget(Subject, Set)], of somebody who stays: only what is held under these tokens goes.
    default void forget(Set<String> tokens) {}
}
