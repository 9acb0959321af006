package org.carrel.people.university;

import org.carrel.people.AccountId;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.springframework.stereotype.Component;

/// Accounts whose holders sign in at the university's service.
@Component
public class UniversityAccounts {

    private static final Purpose SIGN_IN = new Purpose("sign_in");

    private final ExternalRepository external;
    private final Purposes purposes;

    UniversityAccounts(ExternalRepository external, Purposes purposes) {
        this.external = external;
        this.purposes = purposes;
    }

    /// Whether somebody has signed in with it there: then it is theirs already, and a link to
    /// choose a password would be a second way into it.
    public boolean isUsed(AccountId account) {
        return purposes.in(SIGN_IN, () -> external.isLinked(account));
    }
}
