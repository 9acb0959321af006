package org.carrel.people.setup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.carrel.people.AccountCreation;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.springframework.stereotype.Service;

/// The first account of an installation: whoever can read the program's output makes it, once, within an hour.
@Service
class Setup {

    static final Duration VALID = Duration.ofHours(1);

    private static final Purpose ADMINISTER = new Purpose("administer_accounts");
    private static final int CODE_BYTES = 24;

    private final SetupRepository codes;
    private final People people;
    private final Purposes purposes;
    private final Clock clock;

    Setup(SetupRepository codes, People people, Purposes purposes, Clock clock) {
        this.codes = codes;
        this.people = people;
        this.purposes = purposes;
        this.clock = clock;
    }

    sealed interface Outcome {

        record Done() implements Outcome {}

        record LinkUsed() implements Outcome {}

        /// @param reason a message key under `account.refused.`
        record Refused(String reason) implements Outcome {}
    }

    /// A new code; an earlier one ends.
    String offer() {
        byte[] random = new byte[CODE_BYTES];
        new SecureRandom().nextBytes(random);
        String code = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        purposes.run(ADMINISTER, () -> codes.offer(hash(code), clock.instant().plus(VALID)));
        return code;
    }

    boolean isOpen(String code) {
        return purposes.in(ADMINISTER, () -> codes.isValid(hash(code), clock.instant())) && !people.hasAccounts();
    }

    /// Makes the first systems librarian. Code and account stand in one transaction: either both are used or neither.
    Outcome complete(String code, String name, String username, String password) {
        try {
            return purposes.in(ADMINISTER, () -> {
                if (!codes.take(hash(code), clock.instant()) || people.hasAccounts()) {
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

    private static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
