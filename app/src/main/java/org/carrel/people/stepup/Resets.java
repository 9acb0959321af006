package org.carrel.people.stepup;

import java.time.Clock;
import java.util.Optional;
import org.carrel.people.AccountId;
import org.carrel.people.People;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.WrittenReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Takes somebody's second proof away when their phone is lost: they set up another when they next sign in.
@Service
class Resets {

    static final Purpose ADMINISTER = new Purpose("administer_accounts");

    private static final Logger LOG = LoggerFactory.getLogger(Resets.class);

    private final ResetRepository resets;
    private final SecondFactorRepository factors;
    private final People people;
    private final Purposes purposes;
    private final Clock clock;

    Resets(ResetRepository resets, SecondFactorRepository factors, People people, Purposes purposes, Clock clock) {
        this.resets = resets;
        this.factors = factors;
        this.people = people;
        this.purposes = purposes;
        this.clock = clock;
    }

    sealed interface Outcome {

        /// @param written whether a letter tells them
        record Done(boolean written) implements Outcome {}

        /// @param reason a message key under `reset.refused.`
        record Refused(String reason) implements Outcome {}
    }

    /// The holder's name; empty for an account that is closed or not there.
    Optional<String> nameOf(AccountId account) {
        return purposes.in(ADMINISTER, () -> resets.holder(account)).map(ResetRepository.Holder::name);
    }

    Optional<Reset> lastOf(AccountId account) {
        return purposes.in(SecondFactors.SIGN_IN, () -> resets.lastOf(account));
    }

    Outcome reset(AccountId account, AccountId by, String typed) {
        // Whoever can sign in takes their own away on their own page, where it has to be shown first.
        if (account.equals(by)) {
            return new Outcome.Refused("own");
        }
        Optional<WrittenReason> reason = WrittenReason.of(typed);
        if (reason.isEmpty()) {
            return new Outcome.Refused("reason");
        }
        boolean written = purposes.in(ADMINISTER, () -> {
            factors.forgetAll(account);
            resets.add(account, by, reason.get().text(), clock.instant());
            return resets.holder(account)
                    .filter(ResetRepository.Holder::hasAddress)
                    .isPresent();
        });
        people.endSessions(account);
        LOG.warn("Account {} took away the second proof of account {}", by.value(), account.value());
        return new Outcome.Done(written);
    }
}
