package org.carrel.sentinel.securing;

/// What became of a confirmation.
public sealed interface Beginning {

    /// @param id of the securing
    record Begun(long id) implements Beginning {}

    /// Somebody else confirmed first, or it was done before and not cleared since.
    record AlreadyRunning() implements Beginning {}

    /// No step is set up here: the account has to be secured by hand.
    record NotConfigured() implements Beginning {}

    /// There is no such alert, or it is not about this account.
    record NoSuchAlert() implements Beginning {}
}
