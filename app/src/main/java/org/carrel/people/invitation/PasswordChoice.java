package org.carrel.people.invitation;

import java.time.Clock;
import java.util.Optional;
import org.carrel.people.People;
import org.carrel.people.account.PasswordRule;
import org.carrel.people.account.Passwords;
import org.carrel.privacy.Purposes;
import org.carrel.web.SecretCode;
import org.springframework.stereotype.Service;

/// Whoever holds an account's link chooses its password, once.
@Service
class PasswordChoice {

    private final InvitationRepository invitations;
    private final Passwords passwords;
    private final People people;
    private final Purposes purposes;
    private final Clock clock;

    PasswordChoice(
            InvitationRepository invitations, Passwords passwords, People people, Purposes purposes, Clock clock) {
        this.invitations = invitations;
        this.passwords = passwords;
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

    Optional<Invited> invited(String code) {
        return purposes.in(Invitations.ADMINISTER, () -> invitations.invited(SecretCode.hash(code), clock.instant()));
    }

    Outcome choose(String code, String password) {
        Optional<Invited> invited = invited(code);
        if (invited.isEmpty()) {
            return new Outcome.LinkUsed();
        }
        Optional<String> against = PasswordRule.against(password, invited.get().username());
        if (against.isPresent()) {
            return new Outcome.Refused(against.get());
        }
        Optional<String> refused = purposes.in(
                Invitations.ADMINISTER,
                () -> invitations.refusedHash(invited.get().account()));
        if (refused.isPresent() && passwords.matches(password, refused.get())) {
            return new Outcome.Refused("same");
        }
        // Hashing is slow on purpose, so it happens before the transaction begins.
        String hash = passwords.hash(password);
        boolean taken = purposes.in(Invitations.ADMINISTER, () -> {
            if (!invitations.take(SecretCode.hash(code))) {
                return false;
            }
            invitations.setPassword(invited.get().account(), hash);
            return true;
        });
        if (!taken) {
            return new Outcome.LinkUsed();
        }
        people.endSessions(invited.get().account());
        return new Outcome.Done();
    }
}
