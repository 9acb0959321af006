package org.carrel.people.lock;

import java.time.Clock;
import java.util.Optional;
import org.carrel.people.AccountId;
import org.carrel.people.People;
import org.carrel.people.SignInLock;
import org.carrel.people.account.Username;
import org.carrel.people.invitation.Invitations;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

@Service
class PasswordLock implements SignInLock {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordLock.class);
    /// Not that of administering accounts: it goes on while somebody restricts the use of their data, which whoever
    /// has stolen the account could ask for.
    private static final Purpose KEEP_OUT = new Purpose("sign_in");

    private final LockRepository locks;
    private final Invitations invitations;
    private final People people;
    private final Purposes purposes;
    private final Clock clock;

    PasswordLock(LockRepository locks, Invitations invitations, People people, Purposes purposes, Clock clock) {
        this.locks = locks;
        this.invitations = invitations;
        this.people = people;
        this.purposes = purposes;
        this.clock = clock;
    }

    @Override
    public Locked lock(String username) {
        Optional<LockRepository.Lockable> found = Username.of(username)
                .flatMap(name -> purposes.in(KEEP_OUT, () -> {
                    Optional<LockRepository.Lockable> account = locks.find(name);
                    account.filter(LockRepository.Lockable::hasPassword).ifPresent(one -> refuse(one.account()));
                    return account;
                }));
        if (found.isEmpty()) {
            return Locked.NOTHING;
        }
        // After the password: who still knows it would only sign in again.
        people.endSessions(found.get().account());
        return found.get().hasPassword() ? Locked.PASSWORD_AND_SESSIONS : Locked.SESSIONS;
    }

    private void refuse(AccountId account) {
        if (locks.lock(account, clock.instant())) {
            // Only now: a link that was made after the locking is the way out of it.
            invitations.refuse(account);
            LOG.info("The password of account {} is refused until there is another", account.value());
        }
    }

    @Override
    public void unlock(String username) {
        Username.of(username).ifPresent(name -> purposes.run(KEEP_OUT, () -> locks.unlock(name)));
    }
}
