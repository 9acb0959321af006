package org.carrel.sentinel.securing.connector;

import org.carrel.people.SignInLock;

/// Carrel's own sign-in: it needs no settings.
final class LocalSignIn implements Connector {

    private final SignInLock lock;

    LocalSignIn(SignInLock lock) {
        this.lock = lock;
    }

    @Override
    public StepKind kind() {
        return StepKind.LOCAL_SIGN_IN;
    }

    @Override
    public Audience audience() {
        return Audience.NOBODY;
    }

    @Override
    public Outcome apply(Target target) {
        return new Outcome.Done(
                switch (lock.lock(target.username())) {
                    case PASSWORD_AND_SESSIONS ->
                        "Signed out here. A systems librarian can make a link for a new password, once they know whom they "
                                + "give it to.";
                    case SESSIONS -> "Signed out here. This account has no password of its own here.";
                    case NOTHING -> "Nobody signs in here by this name.";
                });
    }

    @Override
    public boolean undoable() {
        return true;
    }

    /// Sessions stay ended; the password from before is good again.
    @Override
    public Outcome undo(Target target) {
        lock.unlock(target.username());
        return Outcome.done();
    }
}
