package org.carrel.people.signin;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.carrel.people.SignedIn;
import org.carrel.privacy.Purposes;
import org.carrel.web.For;
import org.carrel.web.LibraryProfile;
import org.carrel.web.Viewers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@For("sign_in")
@Component
class AccountViewers implements Viewers {

    private final SignInRepository accounts;
    private final Purposes purposes;
    private final LibraryProfile library;
    private final StepUpSettings stepUp;
    private final Clock clock;

    AccountViewers(
            SignInRepository accounts, Purposes purposes, LibraryProfile library, StepUpSettings stepUp, Clock clock) {
        this.stepUp = stepUp;
        this.accounts = accounts;
        this.purposes = purposes;
        this.library = library;
        this.clock = clock;
    }

    @Override
    public Optional<SignedIn> find(String subject, @Nullable Instant steppedUpAt) {
        return find(new AccountId(UUID.fromString(subject)), steppedUpAt);
    }

    Optional<SignedIn> find(AccountId account, @Nullable Instant steppedUpAt) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, library.zone());
        return purposes.in(Guard.SIGN_IN, () -> accounts.signedIn(account, today))
                .map(found -> stepUp.asks(found.hasSecondFactor()) && !stepUp.isFresh(steppedUpAt, now)
                        ? found.signedIn().awaiting(stepUp.roles())
                        : found.signedIn());
    }
}
