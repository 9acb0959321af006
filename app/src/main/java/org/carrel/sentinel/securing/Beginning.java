package org.carrel.sentinel.securing;

/// What became of a confirmation.
public sealed interface Beginning {

    /// @param id of the securing
    record Begun(long id) implements Beginning {}

    /// The verdict stands, and the account was secured before and not cleared since.
    record AlreadyRunning() implements Beginning {}

    /// Somebody else has decided since the page was opened; nothing was changed.
    record Overtaken() implements Beginning {}

    /// No step is set up here: the account has to be secured by hand.
    record NotConfigured() implements Beginning {}

    /// There is no such alert, or it is not about this account.
    record NoSuchAlert() implements Beginning {}
}
