package org.carrel.sentinel.review;

import java.util.List;

/// What was done to an account while it was thought stolen, and is to be taken back when a reviewer
/// finds that it was not. Implemented by the feature that did it.
public interface TakingBack {

    /// Nothing of it happens unless a reviewer has seen this and asked for it.
    Offer of(long alert);

    /// Begins what decisions asked for. Where the program stops before, it begins by itself later.
    void begin();

    /// Steps by their keys, which are message keys under `securing.step.`
    ///
    /// @param undone are taken back
    /// @param stays  were done and cannot be taken back
    /// @param others alerts that secure the same account: while there is one, everything stays
    record Offer(List<String> undone, List<String> stays, List<Long> others) {

        boolean isEmpty() {
            return undone.isEmpty();
        }
    }
}
