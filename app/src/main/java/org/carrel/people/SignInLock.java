package org.carrel.people;

/// Keeps out of this site whoever may have somebody else's password.
public interface SignInLock {

    /// Ends every session of whoever signs in by this name, and refuses the password they have
    /// here until they have chosen another, by a link from a systems librarian. However often it
    /// is called, it is done once.
    ///
    /// Begins transactions of its own: call it outside any.
    Locked lock(String username);

    /// Lets the password from before open the account again, unless another was chosen meanwhile.
    void unlock(String username);

    /// What there was to lock.
    enum Locked {
        PASSWORD_AND_SESSIONS,
        /// The person has no password here.
        SESSIONS,
        /// Nobody signs in here by this name.
        NOTHING
    }
}
