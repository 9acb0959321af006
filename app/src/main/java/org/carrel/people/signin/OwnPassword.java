package org.carrel.people.signin;

import java.time.Duration;
import java.util.Optional;
import org.carrel.people.AccountId;
import org.carrel.people.account.Passwords;
import org.carrel.people.signin.SignInRepository.OwnCredentials;
import org.carrel.privacy.Purposes;
import org.springframework.stereotype.Component;

/// Asks whoever is signed in for their password once more, before something that a thief would change first. Guesses
/// count as those at the door do.
@Component
public class OwnPassword {

    private final Guard guard;
    private final Passwords passwords;
    private final SignInRepository accounts;
    private final Purposes purposes;

    OwnPassword(Guard guard, Passwords passwords, SignInRepository accounts, Purposes purposes) {
        this.guard = guard;
        this.passwords = passwords;
        this.accounts = accounts;
        this.purposes = purposes;
    }

    /// What came of it.
    public sealed interface Answer {
        record Right() implements Answer {}

        record Wrong() implements Answer {}

        /// Too many wrong ones.
        record Wait(Duration remaining) implements Answer {}
    }

    /// Whether there is a password here at all: who signs in elsewhere has none.
    public boolean isKept(AccountId account) {
        return purposes.in(Guard.SIGN_IN, () -> accounts.own(account)).isPresent();
    }

    /// Right, too, for an account that has none here.
    ///
    /// @param network where the question came from
    public Answer check(AccountId account, String password, String network) {
        Optional<OwnCredentials> own = purposes.in(Guard.SIGN_IN, () -> accounts.own(account));
        if (own.isEmpty()) {
            return new Answer.Right();
        }
        Optional<Duration> wait = guard.admit(own.get().username(), network);
        if (wait.isPresent()) {
            return new Answer.Wait(wait.get());
        }
        if (!passwords.matches(password, own.get().hash())) {
            return new Answer.Wrong();
        }
        guard.succeeded(own.get().username(), network);
        return new Answer.Right();
    }
}
