package org.carrel.people.invitation;

import java.time.Clock;
import java.time.Duration;
import org.carrel.people.AccountId;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.web.SecretCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Codes of one-time links. The database knows their hashes only, so whoever reads it cannot use them.
@Component
public class Invitations {

    static final Purpose ADMINISTER = new Purpose("administer_accounts");
    private static final Purpose KEEP_OUT = new Purpose("sign_in");

    private final InvitationRepository invitations;
    private final Purposes purposes;
    private final Clock clock;

    Invitations(InvitationRepository invitations, Purposes purposes, Clock clock) {
        this.invitations = invitations;
        this.purposes = purposes;
        this.clock = clock;
    }

    /// A new code; an earlier one for the same account ends.
    ///
    /// @param account null for the code that makes the first account
    public String offer(@Nullable AccountId account, Duration valid) {
        String code = SecretCode.forLink();
        purposes.run(
                ADMINISTER,
                () -> invitations.offer(
                        SecretCode.hash(code), account, clock.instant().plus(valid)));
        return code;
    }

    public boolean isForSetup(String code) {
        return purposes.in(ADMINISTER, () -> invitations.isForSetup(SecretCode.hash(code), clock.instant()));
    }

    /// Uses up the code that makes the first account; true for the one caller who did.
    public boolean takeSetup(String code) {
        return purposes.in(ADMINISTER, () -> invitations.takeSetup(SecretCode.hash(code), clock.instant()));
    }

    /// Ends the code for an account, if there is one.
    public void withdraw(AccountId account) {
        purposes.run(ADMINISTER, () -> invitations.withdraw(account));
    }

    /// As [#withdraw], to keep out whoever may hold it: in the caller's transaction for `sign_in`.
    public void refuse(AccountId account) {
        purposes.run(KEEP_OUT, () -> invitations.withdraw(account));
    }
}
