package org.carrel.sentinel.identity;

import java.util.List;
import org.carrel.people.AccountId;
import org.carrel.sentinel.alert.NeedsYou;
import org.carrel.web.For;
import org.springframework.stereotype.Component;

/// Colleagues who wait for this reviewer to agree, where the library wants four eyes.
@For("identify_compromised")
@Component
class RevealNeeds implements NeedsYou {

    private final Reveals reveals;
    private final IdentitySettings settings;

    RevealNeeds(Reveals reveals, IdentitySettings settings) {
        this.reveals = reveals;
        this.settings = settings;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<Need> of(AccountId reviewer) {
        return settings.fourEyes()
                ? reveals.waitingFor(reviewer).stream()
                        .limit(MOST)
                        .map(reveal -> new Need("agreement", "/reveals", reveal.account(), reveal.askedAt()))
                        .toList()
                : List.of();
    }
}
