package org.carrel.people.setup;

import java.time.Duration;
import java.util.Set;
import org.carrel.people.AccountCreation;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.invitation.Invitations;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.springframework.stereotype.Service;

/// The first account of an installation: whoever can read the program's output makes it, once, within an hour.
@Service
class Setup {

    static final Duration VALID = Duration.ofHours(1);

    private static final Purpose ADMINISTER = new Purpose("administer_accounts");

    private final Invitations codes;
    private final People people;
    private final Purposes purposes;

    Setup(Invitations codes, People people, Purposes purposes) {
        this.codes = codes;
        this.people = people;
        this.purposes = purposes;
    }

    sealed interface Outcome {

        record Done() implements Outcome {}

        record LinkUsed() implements Outcome {}

        /// @param reason a message key under `account.refused.`
        record Refused(String reason) implements Outcome {}
    }

    /// A new code; an earlier one ends.
    String offer() {
        return codes.offer(null, VALID);
    }

    boolean isOpen(String code) {
        return codes.isForSetup(code) && !people.hasAccounts();
    }

    /// Makes the first systems librarian. Code and account stand in one transaction: either both are used or neither.
    Outcome complete(String code, String name, String username, String password) {
        try {
            return purposes.in(ADMINISTER, () -> {
                if (!codes.takeSetup(code) || people.hasAccounts()) {
                    return new Outcome.LinkUsed();
                }
                return create(name, username, password);
            });
        } catch (NotMade refused) {
            return new Outcome.Refused(refused.reason);
        }
    }

    private Outcome create(String name, String username, String password) {
        NewAccount account = NewAccount.withoutPerson(name, username, password, Set.of(StaffRole.SYSTEMS_LIBRARIAN));
        return switch (people.createAccount(account)) {
            case AccountCreation.Created created -> new Outcome.Done();
            case AccountCreation.UsernameTaken taken -> new Outcome.LinkUsed();
            case AccountCreation.Refused refused -> throw new NotMade(refused.reason());
        };
    }

    // Rolls the transaction back, so that the link can be used again.
    private static final class NotMade extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String reason;

        NotMade(String reason) {
            super("Not made", null, false, false);
            this.reason = reason;
        }
    }
}
