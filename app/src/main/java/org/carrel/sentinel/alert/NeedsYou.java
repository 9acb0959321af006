package org.carrel.sentinel.alert;

import java.time.Instant;
import java.util.List;
import org.carrel.people.AccountId;

/// What waits for a reviewer besides alerts without a verdict: a bean of the feature that knows.
public interface NeedsYou {

    /// The most of a kind that are named.
    int MOST = 20;

    /// Low comes first; features leave gaps.
    int order();

    /// Oldest first, at most [#MOST] of a kind.
    List<Need> of(AccountId reviewer);

    /// @param word    what it is, a message key under `needs.`
    /// @param address of the page where it can be settled
    /// @param account token
    /// @param since   when it came about
    record Need(String word, String address, String account, Instant since) {

        String shortAccount() {
            return ShortToken.of(account);
        }
    }
}
