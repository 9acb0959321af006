package org.carrel.sentinel.securing;

import static org.carrel.sentinel.SentinelPurpose.SECURE;

import java.util.List;
import java.util.stream.Stream;
import org.carrel.people.AccountId;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.alert.NeedsYou;
import org.carrel.web.For;
import org.springframework.stereotype.Component;

/// Accounts that were found stolen and are not secured, steps that did not work, and what owners
/// answered.
@For("secure_account")
@Component
class SecuringNeeds implements NeedsYou {

    private final SecuringNeedsRepository needs;
    private final Purposes purposes;

    SecuringNeeds(SecuringNeedsRepository needs, Purposes purposes) {
        this.needs = needs;
        this.purposes = purposes;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Need> of(AccountId reviewer) {
        return purposes.in(
                SECURE,
                () -> Stream.of(needs.unsecured(MOST), needs.failed(MOST), needs.answered(MOST))
                        .flatMap(List::stream)
                        .toList());
    }
}
